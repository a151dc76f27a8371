// Any environment with CommonJS: the module is part of the JavaScript.
const base64 = "BASE64";

function readFileSync() {
  return Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

// wasm-bindgen's bindings for Node.js, which get the bytes from here instead of from a file.
(function (exports, require, __dirname) {
  /* NODE GLUE */
})(exports, () => ({ readFileSync }), "");
