// Classic scripts: `<script src="…/global.js"></script>` or `importScripts("…/global.js")`, then
// `const { … } = await GLOBAL;`. A page may load this file from another server, and then a relative import leads nowhere.
globalThis.GLOBAL = import(
  globalThis.document?.currentScript ? new URL("./web.js", document.currentScript.src) : "./web.js"
);
