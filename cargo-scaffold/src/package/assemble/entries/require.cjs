// The bindings can't be CommonJS: they import ES modules, or their names are CommonJS' own.
module.exports = require("./ENTRY.js");
