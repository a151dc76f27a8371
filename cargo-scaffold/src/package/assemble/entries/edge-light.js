// Edge functions in the manner of Vercel, where a `.wasm` is imported as a compiled module by this suffix.
import { startSync } from "./core.js";
import module from "./STEM_bg.wasm?module";
/* BINDINGS */

startSync(module);

/* EXPORTS */
