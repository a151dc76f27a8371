// Cloudflare Workers, where a `.wasm` file is imported as a compiled module.
import { startSync } from "./core.js";
import module from "./STEM_bg.wasm";
/* BINDINGS */

startSync(module);

/* EXPORTS */
