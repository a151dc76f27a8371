// Any environment: the module is part of the JavaScript.
import bytes from "./bytes.js";
import { instantiateSync, start } from "./core.js";
import * as bg from "./STEM_bg.js";

start(instantiateSync(bytes()));

/* EXPORTS */
