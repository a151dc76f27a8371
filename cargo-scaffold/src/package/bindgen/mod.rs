//! wasm-bindgen's own work on a compiled module: in process where the crate uses the version that is built in, else
//! by the very version that it uses.

mod embedded;
mod names;
mod output;
mod tool;

use anyhow::Result;

use super::{bindings::Bindings, compile::Module, mode::Mode};
use crate::term::Shell;

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
