// `init.js` for Node.js, whose `fetch` takes no files.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { startSync, tag } from "./core.js";
import { once, startAsync } from "./lazy.js";
/* REQUIRE */

const file = new URL("./STEM_bg.wasm", import.meta.url);

export default function init(source = file) {
  return once(() => startAsync(read(source)));
}

export function initSync(source = readFileSync(file)) {
  return startSync(source);
}

async function read(promise) {
  const source = await promise;
  const isAddress = typeof source === "string" || tag(source) === "URL";
  return isAddress && String(source).startsWith("file:") ? readFile(new URL(source)) : source;
}

/* RE-EXPORTS */
