// Bundlers' development servers. Some of them move this file, but not the `.wasm` file beside it.
import bytes from "./bytes.js";
import { startResponse, startSync } from "./core.js";
/* BINDINGS */

const url = new URL("./STEM_bg.wasm", import.meta.url);
const inlined = () => startSync(bytes());
if (url.pathname.includes("vite/deps/")) inlined();
else await startResponse(fetch(url)).catch(inlined);

/* EXPORTS */
