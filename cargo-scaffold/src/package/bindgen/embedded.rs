//! wasm-bindgen as a library, in memory.

use std::{collections::BTreeMap, thread};

use anyhow::{Context, Result, anyhow};
use fs_err as fs;
use wasm_bindgen_cli_support::{Bindgen, Output};

use super::{
    bindgen_output::{Generated, Input},
    indentation::reindent,
    kept_module, local_modules,
};

/// Generates the bindings. wasm-bindgen panics where it meets what it doesn't know: in a thread, that is an error.
pub fn generate(input: &Input) -> Result<Generated> {
    let panicked = |_| anyhow!("wasm-bindgen panicked: please report this with its message above");
    thread::scope(|scope| scope.spawn(|| bind(input)).join().map_err(panicked)?)
}

fn bind(input: &Input) -> Result<Generated> {
    let keeps_module = kept_module::is_asked_for(&fs::read(input.module)?)?;
    let mut output = run(input, keeps_module)?;
    let dependencies = output.npm_dependencies().iter();
    Ok(Generated {
        glue: if keeps_module {
            kept_module::from_node(&reindent(output.js()))?
        } else {
            reindent(output.start().context("wasm-bindgen generated no bindings")?)
        },
        keeps_module,
        types: reindent(output.ts().context("wasm-bindgen generated no declarations")?),
        snippets: snippets(&output)?,
        npm_dependencies: dependencies.map(|(name, (_, version))| (name.clone(), version.clone())).collect(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

fn run(input: &Input, keeps_module: bool) -> Result<Output> {
    let mut bindgen = Bindgen::new();
    let bindgen = if keeps_module { bindgen.nodejs_module(true)? } else { bindgen.bundler(true)? };
    bindgen
        .input_path(input.module)
        .out_name(input.stem)
        .typescript(true)
        .debug(input.has_checks)
        .demangle(!input.is_mangled)
        .keep_debug(input.keeps_dwarf)
        .remove_name_section(!input.keeps_names)
        .remove_producers_section(!input.keeps_names)
        .generate_output()
        .context("wasm-bindgen failed")
}

/// The paths are those that the bindings import from.
fn snippets(output: &Output) -> Result<BTreeMap<String, String>> {
    let inline = output.snippets().iter().flat_map(|(krate, list)| {
        list.iter().enumerate().map(move |(at, text)| (format!("{krate}/inline{at}.js"), text))
    });
    let files = output.local_modules().iter().map(|(path, text)| (path.clone(), text));
    inline.chain(files).map(|(path, text)| Ok((local_modules::inside(&path)?, text.clone()))).collect()
}
