// `init.js` for development servers of bundlers: some move this file without the `.wasm` file beside it.
import bytes from "./bytes.js";
import init from "./init.js";

const url = new URL("./STEM_bg.wasm", import.meta.url);
const moved = url.pathname.includes("vite/deps/");

export default function initDev(source) {
  if (source !== undefined) return init(source);
  return moved ? init(bytes()) : init(url).catch(() => init(bytes()));
}

export { initSync } from "./init.js";
/* RE-EXPORTS */
