// Any environment that fetches, at a moment of the caller's choice.
import { startAsync, startSync } from "./core.js";

let starting;

/** Starts the module, once; a failed try can be repeated. */
export default function init(source = new URL("./STEM_bg.wasm", import.meta.url)) {
  starting ??= startAsync(source).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/** Starts the module from bytes or from a compiled module, at once. */
export const initSync = startSync;

/* RE-EXPORTS */
