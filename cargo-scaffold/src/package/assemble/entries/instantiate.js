// Any number of instances, each with its own memory: after a panic, drop the instance and make another.

/** Starts a new instance of a compiled module, or of its bytes, and returns the package's functions. */
export default function instantiate(source) {
  // Not `instanceof`, which is false for objects of another realm.
  const compiled = source[Symbol.toStringTag] === "WebAssembly.Module";
  const module = compiled ? source : new WebAssembly.Module(source);
  const bindings = {};
  // wasm-bindgen's bindings for Node.js: this `WebAssembly.Module` gives them the compiled module.
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
