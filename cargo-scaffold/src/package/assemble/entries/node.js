// Node.js, by `import`, and by `require` if that supports ES modules.
import { readFileSync } from "node:fs";
import { startSync } from "./core.js";
/* BINDINGS */

startSync(readFileSync(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
