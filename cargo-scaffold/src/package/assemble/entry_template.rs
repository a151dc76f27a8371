//! The JavaScript and TypeScript in `entries/`, filled in for one crate.
//!
//! In them `STEM` stands for the crate's name, and comments in capitals for what is written here.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use include_dir::{Dir, include_dir};
use serde_json::json;
use wasm_bindgen_shared::identifier::{is_valid_ident, to_valid_ident};

use crate::package::bindgen::{bindings::Bindings, wasm_imports::imports};

static SOURCES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/package/assemble/entries");

/// Names that `init.js` and its like export themselves.
const INIT: [&str; 2] = ["default", "initSync"];

/// What fills in the sources.
pub struct Template<'a> {
    bindings: &'a Bindings,
    /// What the WebAssembly module imports, by JavaScript module.
    imports: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Template<'a> {
    pub fn new(bindings: &'a Bindings) -> Result<Self> {
        Ok(Self { bindings, imports: imports(&bindings.wasm)? })
    }

    /// The text of one source; `of` is the module that it passes on, where it does.
    pub fn render(&self, source: &str, of: &str) -> Result<String> {
        let file = SOURCES.get_file(source).and_then(|file| file.contents_utf8());
        let text = file.with_context(|| format!("no template `{source}`"))?;
        let stem = &self.bindings.stem;
        let names = [("STEM", stem), ("ENTRY", &of.to_owned()), ("GLOBAL", &to_valid_ident(stem))];
        let text = names.iter().fold(text.to_owned(), |text, (mark, name)| text.replace(mark, name));
        // In this order: what a user's crate contributes must not be taken for a mark.
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
        let present = lists.iter().filter(|(mark, _)| text.contains(mark));
        Ok(present.fold(text.clone(), |text, (mark, list)| text.replace(mark, &list())))
    }

    /// Whether wasm-bindgen's CommonJS works: it takes no ES modules, and what it calls must not be the user's.
    pub fn has_commonjs(&self) -> bool {
        let imports = self.bindings.glue.lines().any(|line| line.starts_with("import "));
        let shadows = ["WebAssembly", "__dirname", "exports", "module", "require"];
        !imports
            && self.modules().next().is_none()
            && !self.bindings.exports.iter().any(|name| shadows.contains(&name.as_str()) || !is_valid_ident(name))
    }

    /// Modules other than the bindings that the WebAssembly module imports from.
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

    /// The import object; each name is read on its own, so that bundlers see which ones are used.
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

    /// Variables, because a package without side effects loses the start of the module where it only re-exports,
    /// and no constants, because webpack ships more for those. Their names, here and in the import, can't be those
    /// of a global or of anything else in the entry.
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
        let names = self.bindings.exports.iter().filter(|name| !INIT.contains(&name.as_str()));
        let list: Vec<_> = names.map(|name| quoted(name)).collect();
        format!("export {{ {} }} from {};\n", list.join(", "), json!(from))
    }

    /// `export *` passes on all but a default.
    fn default_type(&self) -> String {
        let has_default = self.bindings.exports.iter().any(|name| name == "default");
        if has_default { "export { default } from \"./index.js\";\n".to_owned() } else { String::new() }
    }
}

/// What tells an export's local names from those of the others.
fn local(at: usize, name: &str) -> String {
    if is_valid_ident(name) { name.to_owned() } else { at.to_string() }
}

fn member(name: &str) -> String {
    if is_valid_ident(name) { format!(".{name}") } else { format!("[{}]", json!(name)) }
}

/// A name in a list of imports or exports, or a key.
fn quoted(name: &str) -> String {
    if is_valid_ident(name) { name.to_owned() } else { json!(name).to_string() }
}
