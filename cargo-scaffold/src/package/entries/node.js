// Node.js, by `import`, and by `require` where that takes ES modules.
import { readFileSync } from "node:fs";
import { instantiateSync, start } from "./core.js";
import * as bg from "./STEM_bg.js";

start(instantiateSync(readFileSync(new URL("./STEM_bg.wasm", import.meta.url))));

/* EXPORTS */
