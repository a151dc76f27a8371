// Any environment with CommonJS: the module is embedded in the JavaScript.
const base64 = "BASE64";

function readFileSync() {
  return Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

// wasm-bindgen's bindings for Node.js: this `readFileSync` gives them the bytes.
(function (exports, require, __dirname) {
  /* NODE GLUE */
})(exports, () => ({ readFileSync }), "");
