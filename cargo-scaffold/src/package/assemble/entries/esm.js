// Deno, and any environment with the WebAssembly/ES module integration: `import` of a `.wasm` file starts it.
import { start } from "./core.js";
import * as wasm from "./STEM_bg.wasm";
/* BINDINGS */
/* REQUIRE */

start({ exports: wasm });

/* EXPORTS */
