//! What the files of a package are written from.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{bindgen_output::Generated, js_module::JsModule, wasm_module};

/// The bindings of one crate.
pub struct Bindings {
    /// How the names of generated files start: `mylib` in `mylib_bg.wasm`.
    pub stem: String,
    /// The wasm module as it is shipped: bound, and optimised if that was asked for.
    pub wasm: Vec<u8>,
    /// `<stem>_bg.js` of the `bundler` target: an ES module that exports the user's functions and classes and
    /// `__wbg_set_wasm`.
    pub glue: String,
    /// Whether the glue imports other JavaScript modules.
    pub glue_has_imports: bool,
    /// `<stem>.js` of the `nodejs` target: a CommonJS module that reads `<stem>_bg.wasm` beside it.
    pub node_glue: String,
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
        let Generated { wasm, glue, node_glue, types, snippets, npm_dependencies } = generated;
        let JsModule { mut exports, imports } = JsModule::parse(&format!("{stem}_bg.js"), &glue)?;
        exports.retain(|name| !is_internal(name));
        Ok(Self {
            stem,
            exports,
            glue_has_imports: !imports.is_empty(),
            has_start: wasm_module::runs_user_code(&wasm)?,
            wasm,
            glue,
            node_glue,
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
