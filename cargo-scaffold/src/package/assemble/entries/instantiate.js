// As many instances as you like, each with a memory of its own: after a panic, drop the broken one and make another.

/** Starts a new instance of a compiled module, or of its bytes, and returns the package's functions. */
export default function instantiate(source) {
  // Not `instanceof`, which is false for the objects of another realm.
  const compiled = source[Symbol.toStringTag] === "WebAssembly.Module";
  const module = compiled ? source : new WebAssembly.Module(source);
  const bindings = {};
  // wasm-bindgen's bindings for Node.js, which get the compiled module from here instead of compiling a file.
  (function (exports, require, __dirname, WebAssembly) {
    /* NODE GLUE */
  })(bindings, () => ({ readFileSync() {} }), "", withModule(module));
  return bindings;
}

function withModule(module) {
  const Module = function () {
    return module;
  };
  return Object.create(WebAssembly, { Module: { value: Module } });
}
