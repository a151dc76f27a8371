// Classic scripts: `<script src="…/global.js"></script>`, then `const { … } = await GLOBAL;`.
globalThis.GLOBAL = import(new URL("./web.js", document.currentScript.src));
