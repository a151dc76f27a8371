//! wasm-bindgen as a library.

use std::{path::Path, thread};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use super::{Binding, output::Folders};
use crate::package::build_mode::Mode;

/// Generates both kinds of bindings, side by side.
pub fn generate(binding: &Binding, folders: &Folders) -> Result<()> {
    thread::scope(|scope| {
        let bundler = scope.spawn(|| run(binding, Bindgen::new().bundler(true)?, &folders.bundler()));
        let node = scope.spawn(|| run(binding, Bindgen::new().nodejs(true)?, &folders.node()));
        bundler.join().and_then(|done| Ok(done.and(node.join()?)))
    })
    .map_err(|_| anyhow!("wasm-bindgen panicked: please report this with its message above"))?
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
