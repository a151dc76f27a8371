/**
 * Starts a new instance of the module, with a memory of its own, and returns the package's functions: after a panic,
 * drop the broken instance and make another.
 *
 * @param source the compiled `.wasm` file, or its bytes
 */
export default function instantiate(source: WebAssembly.Module | BufferSource): typeof import("./index.js");
