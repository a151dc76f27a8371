// Bun, also when it bundles.
import { readFileSync } from "node:fs";
import { instantiateSync, start } from "./core.js";
import * as bg from "./STEM_bg.js";
import path from "./STEM_bg.wasm" with { type: "file" };

start(instantiateSync(readFileSync(path)));

/* EXPORTS */
