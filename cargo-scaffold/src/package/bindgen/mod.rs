//! wasm-bindgen's own work on a compiled module: in process where the crate uses the version that is built in, else
//! by the very version that it uses.

pub mod bindings;
pub mod embedded;
pub mod js_exports;
pub mod output;
pub mod tool;
pub mod wasm_imports;

use anyhow::Result;

use super::{build_mode::Mode, compile::Module};
use crate::base::terminal::Shell;
use bindings::Bindings;

/// What is to be bound, and how.
pub struct Binding<'a> {
    pub module: &'a Module,
    /// File stem of everything generated.
    pub stem: &'a str,
    pub mode: &'a Mode,
    pub offline: bool,
}

/// Both routes write the same files, which are then read.
pub fn bind(binding: &Binding, shell: Shell) -> Result<Bindings> {
    let folders = output::Folders::new()?;
    if binding.module.wasm_bindgen.to_string() == wasm_bindgen_shared::version() {
        embedded::generate(binding, &folders)?;
    } else {
        tool::find_or_install(binding, shell)?.generate(binding, &folders)?;
    }
    folders.read(binding.stem)
}
