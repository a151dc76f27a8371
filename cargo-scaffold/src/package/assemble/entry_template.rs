//! The JavaScript and TypeScript in `entries/`, filled in for one crate.
//!
//! There, words and comments in capitals are placeholders: `STEM` is how the names of generated files start.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use include_dir::{Dir, include_dir};
use serde_json::json;
use wasm_bindgen_shared::identifier::{is_valid_ident, to_valid_ident};

use crate::package::{
    bindgen::{bindings::Bindings, node_globals::SET_REQUIRE, wasm_module::imports},
    javascript::{commonjs::to_commonjs, commonjs_path::commonjs_path},
};

static SOURCES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/package/assemble/entries");

/// Names that `init.js` and its variants export themselves.
const INIT_EXPORTS: [&str; 2] = ["default", "initSync"];

/// The import object of bindings that make it themselves.
const OWN_IMPORTS: &str = "bg.__wbg_get_imports()";

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

    /// The text of one source.
    pub fn render(&self, source: &str) -> Result<String> {
        let file = SOURCES.get_file(source).and_then(|file| file.contents_utf8());
        let text = file.with_context(|| format!("no template `{source}`"))?;
        let stem = &self.bindings.stem;
        let text = text.replace("STEM", stem).replace("GLOBAL", &to_valid_ident(stem));
        // In this order, because text from the user's crate may look like a placeholder.
        let lists: [(&str, &dyn Fn() -> Result<String>); 13] = [
            ("BASE64", &|| Ok(BASE64_STANDARD.encode(&self.bindings.wasm))),
            ("/* MODULES */\n", &|| Ok(self.module_imports())),
            ("/* IMPORTS */ {}", &|| Ok(self.import_object())),
            ("/* SHORT IMPORTS */ {}", &|| Ok(self.short_import_object())),
            ("/* GLUE MODULES */\n", &|| Ok(self.glue_modules())),
            ("/* GLUE IMPORTS */ {}", &|| Ok(self.glue_imports())),
            ("/* REQUIRE */\n", &|| Ok(self.require())),
            ("/* BINDINGS */\n", &|| Ok(self.bindings())),
            ("/* EXPORTS */\n", &|| Ok(self.exports())),
            ("/* RE-EXPORTS */\n", &|| Ok(self.reexports())),
            ("/* DEFAULT TYPE */\n", &|| Ok(self.default_type())),
            ("/* INSTANCE */ {}", &|| Ok(self.instance())),
            ("/* GLUE */\n", &|| to_commonjs(&self.glue(), &self.bindings.glue)),
        ];
        lists
            .iter()
            .filter(|(placeholder, _)| text.contains(placeholder))
            .try_fold(text.clone(), |text, (placeholder, list)| Ok(text.replace(placeholder, &list()?)))
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
        if self.bindings.keeps_module {
            return OWN_IMPORTS.to_owned();
        }
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

    fn short_import_object(&self) -> String {
        if self.bindings.keeps_module {
            return OWN_IMPORTS.to_owned();
        }
        let modules = self.modules().enumerate().map(|(at, module)| format!(", {}: module{at}", json!(module)));
        format!("{{ {}: bg{} }}", json!(self.glue()), modules.collect::<String>())
    }

    /// The modules that the bindings import, for an instance that has bindings of its own.
    fn glue_modules(&self) -> String {
        let modules = self.bindings.glue_imports.iter().enumerate();
        modules.map(|(at, module)| format!("import * as glue{at} from {};\n", json!(module))).collect()
    }

    fn glue_imports(&self) -> String {
        let modules = self.bindings.glue_imports.iter().enumerate();
        let list: Vec<_> = modules
            .map(|(at, module)| format!("{}: {{ __esModule: true, ...glue{at} }}", json!(commonjs_path(module))))
            .collect();
        format!("{{ {} }}", list.join(", "))
    }

    /// Node.js's `require`, for bindings that use it; ES modules have to make one.
    fn require(&self) -> String {
        if !self.bindings.needs_require {
            return String::new();
        }
        format!(
            "import {{ createRequire }} from \"node:module\";\nimport {{ {SET_REQUIRE} }} from {};\n\n\
             {SET_REQUIRE}(createRequire(import.meta.url));\n",
            json!(self.glue())
        )
    }

    /// What the user's crate exports, from the bindings of one instance.
    fn instance(&self) -> String {
        let names = self.bindings.exports.iter();
        let list: Vec<_> = names.map(|name| format!("{}: bg{}", quoted(name), member(name))).collect();
        format!("{{ {} }}", list.join(", "))
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

    fn reexports(&self) -> String {
        let names = self.bindings.exports.iter().filter(|name| !INIT_EXPORTS.contains(&name.as_str()));
        let list: Vec<_> = names.map(|name| quoted(name)).collect();
        format!("export {{ {} }} from {};\n", list.join(", "), json!(self.glue()))
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
