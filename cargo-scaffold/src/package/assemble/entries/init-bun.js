// `init.js` for Bun, as a runtime and as a bundler.
import { readFileSync } from "node:fs";
import { startSync } from "./core.js";
import { once, startAsync } from "./lazy.js";
import path from "./STEM_bg.wasm" with { type: "file" };
/* REQUIRE */

export default function init(source) {
  return once(() => startAsync(source ?? readFileSync(path)));
}

export function initSync(source = readFileSync(path)) {
  return startSync(source);
}

/* RE-EXPORTS */
