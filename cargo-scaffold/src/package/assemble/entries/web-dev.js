// Development servers of bundlers: some move this file without the `.wasm` file beside it.
import bytes from "./bytes.js";
import { startResponse, startSync } from "./core.js";
/* BINDINGS */

const url = new URL("./STEM_bg.wasm", import.meta.url);
const inlined = () => startSync(bytes());
if (url.pathname.includes("vite/deps/")) inlined();
else await startResponse(fetch(url)).catch(inlined);

/* EXPORTS */
