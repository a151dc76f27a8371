// Edge functions in the manner of Vercel, where a `.wasm` is imported as a compiled module by this suffix.
import { instantiateSync, start } from "./core.js";
import * as bg from "./STEM_bg.js";
import module from "./STEM_bg.wasm?module";

start(instantiateSync(module));

/* EXPORTS */
