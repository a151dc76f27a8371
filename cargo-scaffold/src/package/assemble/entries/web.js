// Web pages and module workers, bundled by Vite, webpack and their like, or not at all.
import { startResponse } from "./core.js";
/* BINDINGS */

await startResponse(fetch(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
