//! The JavaScript and TypeScript in `entries/`, filled in for one crate.
//!
//! There, words and comments in capitals are placeholders: `STEM` is how the names of generated files start.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use include_dir::{Dir, include_dir};
use serde_json::json;
use wasm_bindgen_shared::identifier::{is_valid_ident, to_valid_ident};

use crate::package::bindgen::{bindings::Bindings, wasm_module::imports};

static SOURCES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/package/assemble/entries");

/// Names that `init.js` and its variants export themselves.
const INIT_EXPORTS: [&str; 2] = ["default", "initSync"];

/// Fills in the sources.
pub struct EntryTemplate<'a> {
    bindings: &'a Bindings,
    /// The names that the WebAssembly module imports, by JavaScript module.
    imports: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> EntryTemplate<'a> {
    pub fn new(bindings: &'a Bindings) -> Result<Self> {
        Ok(Self { bindings, imports: imports(&bindings.wasm)? })
    }

    /// The text of one source; `of` is the entry point whose exports it re-exports, or empty.
    pub fn render(&self, source: &str, of: &str) -> Result<String> {
        let file = SOURCES.get_file(source).and_then(|file| file.contents_utf8());
        let text = file.with_context(|| format!("no template `{source}`"))?;
        let stem = &self.bindings.stem;
        let names = [("STEM", stem), ("ENTRY", &of.to_owned()), ("GLOBAL", &to_valid_ident(stem))];
        let text = names.iter().fold(text.to_owned(), |text, (placeholder, name)| text.replace(placeholder, name));
        // In this order, because text from the user's crate may look like a placeholder.
        let lists: [(&str, &dyn Fn() -> String); 8] = [
            ("BASE64", &|| BASE64_STANDARD.encode(&self.bindings.wasm)),
            ("/* MODULES */\n", &|| self.module_imports()),
            ("/* IMPORTS */ {}", &|| self.import_object()),
            ("/* BINDINGS */\n", &|| self.bindings()),
            ("/* EXPORTS */\n", &|| self.exports()),
            ("/* RE-EXPORTS */\n", &|| self.reexports(of)),
            ("/* DEFAULT TYPE */\n", &|| self.default_type()),
            ("/* NODE GLUE */\n", &|| self.bindings.node_glue.clone()),
        ];
        let used = lists.iter().filter(|(placeholder, _)| text.contains(placeholder));
        Ok(used.fold(text.clone(), |text, (placeholder, list)| text.replace(placeholder, &list())))
    }

    /// Whether wasm-bindgen's CommonJS glue works: it can't import ES modules, and no export may have the name of a
    /// variable that it uses.
    pub fn has_commonjs(&self) -> bool {
        let used = ["WebAssembly", "__dirname", "exports", "module", "require"];
        !self.bindings.glue_has_imports
            && self.modules().next().is_none()
            && !self.bindings.exports.iter().any(|name| used.contains(&name.as_str()) || !is_valid_ident(name))
    }

    /// The modules that the WebAssembly module imports from, without the bindings.
    fn modules(&self) -> impl Iterator<Item = &String> {
        let glue = self.glue();
        self.imports.keys().filter(move |module| **module != glue)
    }

    fn glue(&self) -> String {
        format!("./{}_bg.js", self.bindings.stem)
    }

    fn module_imports(&self) -> String {
        let modules = self.modules().enumerate();
        modules.map(|(at, module)| format!("import * as module{at} from {};\n", json!(module))).collect()
    }

    /// The import object. It names every import, so that bundlers see which ones are used.
    fn import_object(&self) -> String {
        let others = self.modules().enumerate().map(|(at, module)| (module.clone(), format!("module{at}")));
        let glue = (self.glue(), "bg".to_owned());
        let mut text = String::from("{\n");
        for (module, local) in std::iter::once(glue).chain(others) {
            text += &format!("  {}: {{\n", json!(module));
            for name in self.imports.get(&module).into_iter().flatten() {
                text += &format!("    {}: {local}{},\n", quoted(name), member(name));
            }
            text += "  },\n";
        }
        text + "}"
    }

    fn bindings(&self) -> String {
        let names = self.bindings.exports.iter().enumerate();
        let list: Vec<_> = names.map(|(at, name)| format!("{} as ${}", quoted(name), local(at, name))).collect();
        format!("import {{ {} }} from {};\n", list.join(", "), json!(self.glue()))
    }

    /// Variables, not re-exports: with those, bundlers remove the start of the module from a package without side effects.
    /// And `let`, because webpack makes more code of `const`. Their prefix, here and in the import, keeps them apart from
    /// globals and from everything else in the entry point.
    fn exports(&self) -> String {
        let mut text = String::new();
        let mut list = Vec::new();
        for (at, name) in self.bindings.exports.iter().enumerate() {
            let local = local(at, name);
            text += &format!("let _{local} = ${local};\n");
            list.push(format!("_{local} as {}", quoted(name)));
        }
        format!("{text}export {{ {} }};\n", list.join(", "))
    }

    fn reexports(&self, of: &str) -> String {
        let from = if of.is_empty() { self.glue() } else { format!("./{of}.js") };
        let names = self.bindings.exports.iter().filter(|name| !INIT_EXPORTS.contains(&name.as_str()));
        let list: Vec<_> = names.map(|name| quoted(name)).collect();
        format!("export {{ {} }} from {};\n", list.join(", "), json!(from))
    }

    /// `export *` leaves out the default.
    fn default_type(&self) -> String {
        let has_default = self.bindings.exports.iter().any(|name| name == "default");
        if has_default { "export { default } from \"./index.js\";\n".to_owned() } else { String::new() }
    }
}

/// What the local names of an export end in; unlike those of the other exports.
fn local(at: usize, name: &str) -> String {
    if is_valid_ident(name) { name.to_owned() } else { at.to_string() }
}

fn member(name: &str) -> String {
    if is_valid_ident(name) { format!(".{name}") } else { format!("[{}]", json!(name)) }
}

/// The name in a list of imports or exports, or as a key.
fn quoted(name: &str) -> String {
    if is_valid_ident(name) { name.to_owned() } else { json!(name).to_string() }
}
