// Deno, and all else that takes a `.wasm` for a module: the WebAssembly/ES module integration.
import { start } from "./core.js";
import * as wasm from "./STEM_bg.wasm";
/* BINDINGS */

start({ exports: wasm });

/* EXPORTS */
