// The instance of the module that all entries share, and the ways to start it.
import * as bg from "./STEM_bg.js";
/* MODULES */

/** What the WebAssembly module imports. */
export const imports = /* IMPORTS */ {};

let wasm;

/** Connects the bindings to an instance and runs its start function. Only the first call has an effect. */
export function start(instance) {
  if (!wasm) {
    const { exports } = instance;
    bg.__wbg_set_wasm(exports);
    exports.__wbindgen_start?.();
    wasm = exports;
  }
  return wasm;
}

/** Starts the module from bytes or a compiled module, synchronously. */
export function startSync(source) {
  const module = tag(source) === "WebAssembly.Module" ? source : new WebAssembly.Module(source);
  return start(new WebAssembly.Instance(module, imports));
}

/** Starts the module from a response, or from a promise of one. */
export async function startResponse(source) {
  const response = await source;
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  // Streaming compilation requires this type, which not every server sends.
  if (response.headers.get("content-type") === "application/wasm") {
    return start((await WebAssembly.instantiateStreaming(response, imports)).instance);
  }
  // A separate `await`, because Next.js wraps `instantiate` for its edge runtime.
  const bytes = await response.arrayBuffer();
  return start((await WebAssembly.instantiate(bytes, imports)).instance);
}

/** Starts the module from a URL, a request, a response, bytes, a compiled module, or a promise of one of these. */
export async function startAsync(promise) {
  const source = await promise;
  if (tag(source) === "Response") return startResponse(source);
  if (typeof source === "string" || tag(source) === "URL" || tag(source) === "Request") return startResponse(fetch(source));
  const result = await WebAssembly.instantiate(source, imports);
  return start(result.instance ?? result);
}

// Not `instanceof`, which is false for objects of another realm.
function tag(value) {
  return value?.[Symbol.toStringTag];
}
