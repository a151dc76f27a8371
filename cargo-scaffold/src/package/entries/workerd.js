// Cloudflare Workers, where a `.wasm` is imported as a compiled module.
import { instantiateSync, start } from "./core.js";
import * as bg from "./STEM_bg.js";
import module from "./STEM_bg.wasm";

start(instantiateSync(module));

/* EXPORTS */
