// The bindings can't be CommonJS: they import ES modules, or export names that CommonJS itself uses.
module.exports = require("./ENTRY.js");
