// The import starts the module, so `init` and `initSync` have nothing left to do.
import "./ENTRY.js";
import { start } from "./core.js";

export default async function init() {
  return start();
}

export function initSync() {
  return start();
}

/* RE-EXPORTS */
