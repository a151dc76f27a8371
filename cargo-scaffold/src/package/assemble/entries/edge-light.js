// Edge functions such as Vercel's, where `?module` imports a `.wasm` file as a compiled module.
import { startSync } from "./core.js";
import module from "./STEM_bg.wasm?module";
/* BINDINGS */

startSync(module);

/* EXPORTS */
