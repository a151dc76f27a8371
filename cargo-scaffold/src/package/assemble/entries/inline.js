// Any environment: the module is embedded in the JavaScript.
import bytes from "./bytes.js";
import { startSync } from "./core.js";
/* BINDINGS */

startSync(bytes());

/* EXPORTS */
