//! Bindings that keep the `WebAssembly.Module`, for crates that hand it to workers (`wasm_bindgen::module()`). For
//! bundlers, wasm-bindgen can't make them, so they are made from those for Node.js's ES modules.

use anyhow::{Context, Result};

use super::wasm_module;

/// Whether a module that was compiled, and not bound yet, asks for itself.
pub fn is_asked_for(compiled: &[u8]) -> Result<bool> {
    let imports = wasm_module::imports(compiled)?;
    let mut names = imports.values().flatten();
    Ok(names.any(|name| name.contains("__wbindgen_module") || name.contains("__wbindgen_instance")))
}

/// The bindings without the code that starts the module from a file.
pub fn from_node(glue: &str) -> Result<String> {
    let start = glue.rfind("\nconst wasmUrl = ").context("wasm-bindgen wrote bindings of an unknown form")?;
    let bindings = glue[..start].replacen("import { readFileSync } from 'node:fs';\n", "", 1);
    Ok(bindings + SET_WASM)
}

const SET_WASM: &str = "
let wasm, wasmModule, wasmInstance;
export function __wbg_set_wasm(exports, module, instance) {
    wasm = exports;
    wasmModule = module;
    wasmInstance = instance;
}
export { __wbg_get_imports };
";
