declare global {
  /** The package, once `global.js` has run as a classic script. */
  var GLOBAL: Promise<typeof import("./index.js")>;
}
export {};
