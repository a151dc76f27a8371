/** What an import of a `.wasm` file gives here. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
