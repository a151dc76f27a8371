// Any environment with `fetch`: the caller decides when the module starts.
import { startSync } from "./core.js";
import { once, startAsync } from "./lazy.js";

/** Starts the module once. After a failure, the next call tries again. */
export default function init(source = new URL("./STEM_bg.wasm", import.meta.url)) {
  return once(() => startAsync(source));
}

/** Starts the module from bytes or a compiled module, synchronously. */
export const initSync = startSync;

/* RE-EXPORTS */
