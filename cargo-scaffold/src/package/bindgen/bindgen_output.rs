//! What goes into wasm-bindgen and what comes out of it, in process or as a program.

use std::{collections::BTreeMap, path::Path};

/// What wasm-bindgen works on.
pub struct Input<'a> {
    pub module: &'a Path,
    /// How the names of all generated files start.
    pub stem: &'a str,
    /// Whether the bindings check what they are given.
    pub has_checks: bool,
    pub keeps_names: bool,
    /// Whether the names of functions stay as the compiler wrote them.
    pub is_mangled: bool,
    pub keeps_dwarf: bool,
}

/// What it generates for `--target bundler`.
#[derive(PartialEq)]
pub struct Generated {
    pub wasm: Vec<u8>,
    /// `<stem>_bg.js`: an ES module.
    pub glue: String,
    /// Whether the glue keeps the `WebAssembly.Module`: then it's made from that of another target.
    pub keeps_module: bool,
    /// `<stem>.d.ts`.
    pub types: String,
    /// Local JavaScript modules: path below `snippets/` to contents.
    pub snippets: BTreeMap<String, String>,
    /// npm dependencies of the crates in the graph: name to version requirement.
    pub npm_dependencies: BTreeMap<String, String>,
}
