// Cloudflare Workers, where `import` of a `.wasm` file gives a compiled module.
import { startSync } from "./core.js";
import module from "./STEM_bg.wasm";
/* BINDINGS */

startSync(module);

/* EXPORTS */
