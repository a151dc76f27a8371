// Web pages and module workers, with Vite, webpack and similar bundlers, or without any.
import { startResponse } from "./core.js";
/* BINDINGS */

await startResponse(fetch(new URL("./STEM_bg.wasm", import.meta.url)));

/* EXPORTS */
