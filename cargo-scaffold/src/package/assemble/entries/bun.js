// Bun, as a runtime and as a bundler.
import { readFileSync } from "node:fs";
import { startSync } from "./core.js";
import path from "./STEM_bg.wasm" with { type: "file" };
/* BINDINGS */
/* REQUIRE */

startSync(readFileSync(path));

/* EXPORTS */
