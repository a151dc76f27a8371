// Any environment with `fetch`: the caller decides when the module starts.
import { startAsync, startSync } from "./core.js";

let starting;

/** Starts the module once. After a failure, the next call tries again. */
export default function init(source = new URL("./STEM_bg.wasm", import.meta.url)) {
  starting ??= startAsync(source).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/** Starts the module from bytes or a compiled module, synchronously. */
export const initSync = startSync;

/* RE-EXPORTS */
