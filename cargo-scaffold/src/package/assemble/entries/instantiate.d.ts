/**
 * Starts a new instance of the module, with its own memory, and returns the package's functions. After a panic, drop
 * the instance and make another.
 *
 * @param source the compiled `.wasm` file, or its bytes
 */
export default function instantiate(source: WebAssembly.Module | BufferSource): typeof import("./index.js");
