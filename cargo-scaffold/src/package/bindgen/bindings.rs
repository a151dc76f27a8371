//! What wasm-bindgen made of a compiled crate: all that the package's files are written from.

use std::collections::BTreeMap;

/// The bindings of one crate, ready to be packaged.
pub struct Bindings {
    /// File stem of everything generated: `mylib` in `mylib_bg.wasm`.
    pub stem: String,
    /// The wasm module as it is shipped (bound and, where asked for, optimised).
    pub wasm: Vec<u8>,
    /// `<stem>_bg.js` of the `bundler` target: an ES module that exports the user's functions and classes and
    /// `__wbg_set_wasm`.
    pub glue: String,
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
