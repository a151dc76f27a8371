// For entries that start the module when they are asked to.
import { __wbg_set_wasm } from "./STEM_bg.js";
import { imports, start, startResponse, tag, wasm } from "./core.js";

// Until then, every call says what is missing.
if (!wasm) {
  const get = () => {
    throw new Error("STEM has not been started: call `init` first");
  };
  __wbg_set_wasm(new Proxy({}, { get }));
}

let starting;

/** Starts the module once. After a failure, the next call tries again. */
export function once(run) {
  starting ??= run().catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/** Starts the module from a URL, a request, a response, bytes, a compiled module, or a promise of one of these. */
export async function startAsync(promise) {
  const source = await promise;
  if (wasm) return wasm;
  if (tag(source) === "Response") return startResponse(source);
  if (typeof source === "string" || tag(source) === "URL" || tag(source) === "Request") return startResponse(fetch(source));
  const result = await WebAssembly.instantiate(source, imports);
  return start(result.instance ?? result, result.module ?? source);
}
