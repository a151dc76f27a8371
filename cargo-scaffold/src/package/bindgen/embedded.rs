//! wasm-bindgen as a library.

use std::{panic::resume_unwind, path::Path, thread};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Binding, output::Folders};
use crate::package::mode::Mode;

/// Generates both kinds of bindings, side by side.
pub fn generate(binding: &Binding, folders: &Folders) -> Result<()> {
    thread::scope(|scope| {
        let node = scope.spawn(|| run(binding, Bindgen::new().nodejs(true)?, &folders.node()));
        run(binding, Bindgen::new().bundler(true)?, &folders.bundler())?;
        node.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn run(binding: &Binding, bindgen: &mut Bindgen, folder: &Path) -> Result<()> {
    bindgen
        .input_path(&binding.module.path)
        .out_name(binding.stem)
        .typescript(true)
        .debug(matches!(binding.mode, Mode::Dev))
        .remove_name_section(!binding.mode.keeps_names())
        .remove_producers_section(!binding.mode.keeps_names())
        .generate(folder)
        .context("wasm-bindgen failed")
}
