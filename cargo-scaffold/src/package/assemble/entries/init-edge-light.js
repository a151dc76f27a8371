// `init.js` for edge functions such as Vercel's, where `?module` imports a `.wasm` file as a compiled module.
import { startSync } from "./core.js";
import { once, startAsync } from "./lazy.js";
import module from "./STEM_bg.wasm?module";

export default function init(source = module) {
  return once(() => startAsync(source));
}

export function initSync(source = module) {
  return startSync(source);
}

/* RE-EXPORTS */
