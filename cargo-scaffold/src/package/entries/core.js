// The one instance of the module, which all entries share, and the ways to make it.
import * as bg from "./STEM_bg.js";
/* MODULES */

/** What the WebAssembly module imports. */
export const imports = /* IMPORTS */ {};

let wasm;

/** Connects the bindings to an instance, and runs its start function: once, whatever is passed later. */
export function start(instance) {
  if (!wasm) {
    wasm = instance.exports;
    bg.__wbg_set_wasm(wasm);
    wasm.__wbindgen_start?.();
  }
  return wasm;
}

/** Instantiates bytes or a compiled module, at once. */
export function instantiateSync(source) {
  const module = tag(source) === "WebAssembly.Module" ? source : new WebAssembly.Module(source);
  return new WebAssembly.Instance(module, imports);
}

/** Instantiates whatever holds a module: a URL, a request, a response, bytes, or a compiled module. */
export async function instantiate(source) {
  if (tag(source) === "Response") return instantiateResponse(source);
  if (typeof source === "string" || tag(source) === "URL" || tag(source) === "Request") return instantiateUrl(source);
  const result = await WebAssembly.instantiate(source, imports);
  return result.instance ?? result;
}

/** Instantiates what a URL answers. */
export async function instantiateUrl(url) {
  return instantiateResponse(await fetch(url));
}

async function instantiateResponse(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} for ${response.url}`);
  // Not every server knows the type without which compiling while downloading is refused.
  const streams = response.headers.get("content-type") === "application/wasm";
  const result = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  return result.instance;
}

// Not `instanceof`, which is false for the objects of another realm.
function tag(value) {
  return value?.[Symbol.toStringTag];
}
