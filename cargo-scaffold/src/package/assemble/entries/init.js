// Any environment that can fetch. The caller chooses when to start the module.
import { startAsync, startSync } from "./core.js";

let starting;

/** Starts the module, once; after a failure, it can be called again. */
export default function init(source = new URL("./STEM_bg.wasm", import.meta.url)) {
  starting ??= startAsync(source).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/** Starts the module from bytes or from a compiled module, synchronously. */
export const initSync = startSync;

/* RE-EXPORTS */
