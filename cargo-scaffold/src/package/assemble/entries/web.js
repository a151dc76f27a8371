// Web pages and module workers, without a bundler or with one such as Vite or webpack.
import { startResponse } from "./core.js";
/* BINDINGS */

await startResponse(fetch(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
