// The instance of the module that all entries share, and the ways to start it.
import * as bg from "./STEM_bg.js";
/* MODULES */

/** What the WebAssembly module imports. */
export const imports = /* IMPORTS */ {};

/** What the started module exports. */
export let wasm;

/** Connects the bindings to an instance and runs its start function. Only the first call has an effect. */
export function start(instance, module) {
  if (!wasm) {
    const { exports } = instance;
    bg.__wbg_set_wasm(exports, module, instance);
    exports.__wbindgen_start?.();
    wasm = exports;
  }
  return wasm;
}

/** Starts the module from bytes or a compiled module, synchronously. */
export function startSync(source) {
  const module = tag(source) === "WebAssembly.Module" ? source : new WebAssembly.Module(source);
  return start(new WebAssembly.Instance(module, imports), module);
}

/** Starts the module from a response, or from a promise of one. */
export async function startResponse(source) {
  const response = await source;
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  // Streaming compilation requires this type, which not every server sends.
  if (response.headers.get("content-type") === "application/wasm") {
    return started(await WebAssembly.instantiateStreaming(response, imports));
  }
  // A separate `await`, because Next.js wraps `instantiate` for its edge runtime.
  const bytes = await response.arrayBuffer();
  return started(await WebAssembly.instantiate(bytes, imports));
}

function started({ instance, module }) {
  return start(instance, module);
}

/** What kind of object it is. Not by `instanceof`, which is false for objects of another realm. */
export function tag(value) {
  return value?.[Symbol.toStringTag];
}
