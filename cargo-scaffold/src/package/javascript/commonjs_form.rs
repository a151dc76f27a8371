//! What a CommonJS module has around the code of an ES module: its imports come first, its exports before or after.

use std::fmt::Write;

use oxc_semantic::Scoping;
use oxc_syntax::identifier::is_identifier_name;
use serde_json::json;

use super::commonjs_path::{commonjs_path, is_local};

/// Gathers imports and exports.
pub struct CommonJsForm {
    /// The start of our variables' names: no other name has it.
    prefix: String,
    /// Whether the module has variables of names that CommonJS has given already: then its code is in a block.
    is_block: bool,
    /// All that it exports, but by `export *`.
    names: Vec<String>,
    /// The modules that it imports, in the order of their evaluation.
    modules: Vec<Required>,
    /// Exports that are there before anything runs, as cyclic imports need them.
    early: String,
    /// Exports of whole imported modules.
    linked: String,
    /// Exports of values that its code makes.
    late: String,
}

struct Required {
    specifier: String,
    /// Whether a default import is all that a CommonJS module exports, as it is in Node.js.
    adapted: bool,
}

/// Names that each CommonJS module is given, and may not declare again at its top.
const GIVEN: [&str; 5] = ["__dirname", "__filename", "exports", "module", "require"];

/// The URL of the file, without Node's own modules, which bundlers for browsers don't have.
pub const FILE_URL: &str =
    r#"new URL("file://" + __filename.replace(/^(?=\w:)/, "/").replace(/[%?#]/g, encodeURIComponent)).href"#;

impl CommonJsForm {
    pub fn new(source: &str, scoping: &Scoping, names: Vec<String>) -> Self {
        let mut prefix = "$import".to_owned();
        while source.contains(&prefix) {
            prefix.insert(0, '$');
        }
        Self {
            prefix,
            is_block: GIVEN.iter().any(|name| scoping.get_root_binding((*name).into()).is_some()),
            names,
            modules: Vec::new(),
            early: String::new(),
            linked: String::new(),
            late: String::new(),
        }
    }

    /// What code refers to `exports`, `require` and `import.meta` by.
    pub fn exports(&self) -> String {
        if self.is_block { format!("{}Exports", self.prefix) } else { "exports".to_owned() }
    }

    pub fn require(&self) -> String {
        if self.is_block { format!("{}Require", self.prefix) } else { "require".to_owned() }
    }

    pub fn import_meta(&self) -> String {
        format!("{}Meta", self.prefix)
    }

    /// The variable that holds what a module exports. It is `adapted` if its default or all of it is wanted.
    pub fn import(&mut self, specifier: &str, adapted: bool) -> String {
        // The CommonJS form of a local module has its default export under that name.
        let adapted = adapted && (!is_local(specifier) || specifier.ends_with(".json"));
        let at = self.modules.iter().position(|module| module.specifier == specifier).unwrap_or_else(|| {
            self.modules.push(Required { specifier: specifier.to_owned(), adapted: false });
            self.modules.len() - 1
        });
        self.modules[at].adapted |= adapted;
        format!("{}{at}", self.prefix)
    }

    pub fn export_early(&mut self, name: &str, value: &str) {
        let line = self.assignment(name, value);
        self.early += &line;
    }

    pub fn export_late(&mut self, name: &str, value: &str) {
        let line = self.assignment(name, value);
        self.late += &line;
    }

    /// Exports a whole module under a name.
    pub fn export_module(&mut self, name: &str, module: &str) {
        let line = self.assignment(name, module);
        self.linked += &line;
    }

    /// Exports what may change later.
    pub fn export_live(&mut self, name: &str, value: &str) {
        let (exports, name) = (self.exports(), json!(name));
        let _ = writeln!(
            self.early,
            "Object.defineProperty({exports}, {name}, {{ enumerable: true, get: () => {value} }});"
        );
    }

    /// Exports all that a module exports.
    pub fn export_all(&mut self, module: &str) {
        let (exports, names) = (self.exports(), json!(self.names));
        let _ = writeln!(
            self.linked,
            "for (const name of Object.keys({module})) {{\n  if (name !== \"default\" && !{names}.includes(name)) \
             Object.defineProperty({exports}, name, {{ configurable: true, enumerable: true, get: () => \
             {module}[name] }});\n}}"
        );
    }

    fn assignment(&self, name: &str, value: &str) -> String {
        format!("{}{} = {value};\n", self.exports(), member(name))
    }

    /// The whole module. In a block, the names in its code can be any.
    pub fn around(&self, code: &str) -> String {
        let Self { early, linked, late, .. } = self;
        let (mark, head) = (self.mark(), self.head(code));
        let code = format!("{}{}", code.trim_end(), if late.is_empty() { "\n" } else { "\n\n" });
        if self.is_block {
            format!("\"use strict\";\n{head}{{\n{mark}{early}{linked}{code}{late}}}\n")
        } else {
            format!("\"use strict\";\n{mark}{early}{head}{linked}{code}{late}")
        }
    }

    /// As Node.js marks ES modules that are required, for tools that look for a default export.
    fn mark(&self) -> String {
        let has_default = self.names.iter().any(|name| name == "default");
        let mark = || format!("Object.defineProperty({}, \"__esModule\", {{ value: true }});\n", self.exports());
        has_default.then(mark).unwrap_or_default()
    }

    fn head(&self, code: &str) -> String {
        let prefix = &self.prefix;
        let mut head = String::new();
        if self.is_block {
            let _ = writeln!(head, "const {} = exports;\nconst {} = require;", self.exports(), self.require());
        }
        if self.modules.iter().any(|module| module.adapted) {
            let adapted = "(module) => (module?.__esModule ? module : { ...module, default: module })";
            let _ = writeln!(head, "const {prefix}Adapted = {adapted};");
        }
        for (at, Required { specifier, adapted }) in self.modules.iter().enumerate() {
            let require = format!("require({})", json!(commonjs_path(specifier)));
            let value = if *adapted { format!("{prefix}Adapted({require})") } else { require };
            let _ = writeln!(head, "const {prefix}{at} = {value};");
        }
        if code.contains(&self.import_meta()) {
            let _ = writeln!(head, "const {} = {{ url: {FILE_URL} }};", self.import_meta());
        }
        head
    }
}

/// How a property of that name is read.
pub fn member(name: &str) -> String {
    if is_identifier_name(name) { format!(".{name}") } else { format!("[{}]", json!(name)) }
}
