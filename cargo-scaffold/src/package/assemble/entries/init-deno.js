// `init.js` for Deno, where an import of the `.wasm` file needs no permission.
import { readFileSync } from "node:fs";
import { start, startSync } from "./core.js";
import { once, startAsync } from "./lazy.js";
/* REQUIRE */

export default function init(source) {
  return once(source === undefined ? startImport : () => startAsync(source));
}

export function initSync(source = readFileSync(new URL("./STEM_bg.wasm", import.meta.url))) {
  return startSync(source);
}

async function startImport() {
  return start({ exports: await import("./STEM_bg.wasm") });
}

/* RE-EXPORTS */
