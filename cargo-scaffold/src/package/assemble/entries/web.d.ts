export * from "./index.js";
/* DEFAULT TYPE */
