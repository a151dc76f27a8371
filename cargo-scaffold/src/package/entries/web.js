// Web pages and module workers, bundled by Vite, webpack and their like, or not at all.
import { instantiateUrl, start } from "./core.js";
import * as bg from "./STEM_bg.js";

start(await instantiateUrl(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
