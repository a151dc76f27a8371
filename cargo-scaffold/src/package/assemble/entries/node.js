// Node.js, by `import`, and by `require` in versions that can load ES modules with it.
import { readFileSync } from "node:fs";
import { startSync } from "./core.js";
/* BINDINGS */

startSync(readFileSync(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
