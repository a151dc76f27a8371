// Node.js.
import { readFileSync } from "node:fs";
import { startSync } from "./core.js";
/* BINDINGS */
/* REQUIRE */

startSync(readFileSync(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
