// Any number of instances, each with its own memory: after a panic, drop the instance and make another.
/* MODULES */
/* GLUE MODULES */

const modules = /* GLUE IMPORTS */ {};

/** Starts a new instance of a compiled module, or of its bytes, and returns the package's functions. */
export default function instantiate(source) {
  // Not `instanceof`, which is false for objects of another realm.
  const compiled = source[Symbol.toStringTag] === "WebAssembly.Module";
  const module = compiled ? source : new WebAssembly.Module(source);
  const bg = {};
  // wasm-bindgen's bindings: each call has variables of its own.
  (function (exports, require) {
    /* GLUE */
  })(bg, (name) => modules[name]);
  const instance = new WebAssembly.Instance(module, /* SHORT IMPORTS */ {});
  bg.__wbg_set_wasm(instance.exports, module, instance);
  instance.exports.__wbindgen_start?.();
  return /* INSTANCE */ {};
}
