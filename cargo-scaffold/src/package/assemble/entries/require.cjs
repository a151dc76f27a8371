// The bindings can't be CommonJS: they import ES modules, or use names that CommonJS reserves.
module.exports = require("./ENTRY.js");
