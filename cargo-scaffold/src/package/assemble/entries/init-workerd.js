// `init.js` for Cloudflare Workers, where `import` of a `.wasm` file gives a compiled module.
import { startSync } from "./core.js";
import { once, startAsync } from "./lazy.js";
import module from "./STEM_bg.wasm";

export default function init(source = module) {
  return once(() => startAsync(source));
}

export function initSync(source = module) {
  return startSync(source);
}

/* RE-EXPORTS */
