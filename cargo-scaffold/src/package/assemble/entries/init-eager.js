// `init.js` for environments whose entry starts the module on import: there is nothing left to do.
import "./ENTRY.js";
import { start } from "./core.js";

export default async function init() {
  return start();
}

export function initSync() {
  return start();
}

/* RE-EXPORTS */
