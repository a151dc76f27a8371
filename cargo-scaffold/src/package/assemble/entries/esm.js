// Deno, and other environments that import a `.wasm` file as a module: the WebAssembly/ES module integration.
import { start } from "./core.js";
import * as wasm from "./STEM_bg.wasm";
/* BINDINGS */

start({ exports: wasm });

/* EXPORTS */
