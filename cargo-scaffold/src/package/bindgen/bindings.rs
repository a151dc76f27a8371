//! What the files of a package are written from.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{bindgen_output::Generated, export_names, node_globals, wasm_module};
use crate::package::javascript::js_module::JsModule;

/// The bindings of one crate.
pub struct Bindings {
    /// How the names of generated files start: `mylib` in `mylib_bg.wasm`.
    pub stem: String,
    /// The wasm module as it is shipped: bound, and optimised if that was asked for.
    pub wasm: Vec<u8>,
    /// `<stem>_bg.js` of the `bundler` target: an ES module that exports the user's functions and classes and
    /// `__wbg_set_wasm`.
    pub glue: String,
    /// The JavaScript modules that the glue imports: snippets and npm packages. Sorted.
    pub glue_imports: Vec<String>,
    /// Whether the glue has to be given Node.js's `require`.
    pub needs_require: bool,
    /// Whether the glue keeps the `WebAssembly.Module`. Then it makes the import object itself.
    pub keeps_module: bool,
    /// `<stem>.d.ts`: the TypeScript declarations of what the user exports.
    pub types: String,
    /// Names of the values that the user's crate exports: functions, classes, enums. Sorted.
    pub exports: Vec<String>,
    /// Local JavaScript modules, inline and from files: path below `snippets/` to contents.
    pub snippets: BTreeMap<String, String>,
    /// npm dependencies of the crates in the graph: name to version requirement.
    pub npm_dependencies: BTreeMap<String, String>,
    /// Whether the module runs code when it's instantiated (`#[wasm_bindgen(start)]`).
    pub has_start: bool,
}

impl Bindings {
    pub fn new(stem: String, generated: Generated) -> Result<Self> {
        let Generated { wasm, glue, keeps_module, types, snippets, npm_dependencies } = generated;
        let name = format!("{stem}_bg.js");
        let JsModule { mut exports, imports, globals, .. } =
            JsModule::parse(&name, &glue).map_err(export_names::explain)?;
        exports.retain(|name| !is_internal(name));
        export_names::check(&exports)?;
        export_names::check_uses(&name, &glue, &wasm)?;
        let needs_require = node_globals::is_required(&globals);
        Ok(Self {
            stem,
            exports,
            glue_imports: imports,
            needs_require,
            keeps_module,
            has_start: wasm_module::runs_user_code(&wasm)?,
            wasm,
            glue: if needs_require { node_globals::declare(&glue) } else { glue },
            types,
            snippets,
            npm_dependencies,
        })
    }
}

/// Whether wasm-bindgen exports it for the package's other files.
fn is_internal(name: &str) -> bool {
    name.starts_with("__wb") || name == "__wasm"
}
