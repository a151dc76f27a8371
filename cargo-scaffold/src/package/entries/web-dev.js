// Bundlers' development servers, some of which move this file, but not the `.wasm` beside it.
import bytes from "./bytes.js";
import { instantiateSync, instantiateUrl, start } from "./core.js";
import * as bg from "./STEM_bg.js";

const url = new URL("./STEM_bg.wasm", import.meta.url);
const moved = url.pathname.includes("/.vite/deps");
start(moved ? instantiateSync(bytes()) : await instantiateUrl(url).catch(() => instantiateSync(bytes())));

/* EXPORTS */
