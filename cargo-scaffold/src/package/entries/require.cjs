// JavaScript modules that the crate imports are ES modules: so is all that imports them.
module.exports = require("./ENTRY.js");
