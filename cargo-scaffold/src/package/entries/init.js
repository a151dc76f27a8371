// Any environment that fetches, at a moment of the caller's choice.
import { instantiate, instantiateSync, start } from "./core.js";

let starting;

/** Starts the module, once; a failed try can be repeated. */
export default function init(source = new URL("./STEM_bg.wasm", import.meta.url)) {
  starting ??= startFrom(source).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function startFrom(source) {
  return start(await instantiate(await source));
}

/** Starts the module from bytes or from a compiled module, at once. */
export function initSync(source) {
  return start(instantiateSync(source));
}

/* RE-EXPORTS */
