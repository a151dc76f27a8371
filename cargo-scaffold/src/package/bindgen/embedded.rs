//! wasm-bindgen as a library, in memory.

use std::{collections::BTreeMap, path::Component, thread};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::{Bindgen, Output};

use super::{
    bindgen_output::{Generated, Input},
    indentation::reindent,
};

/// Generates the bindings of both targets at the same time.
pub fn generate(input: &Input) -> Result<Generated> {
    thread::scope(|scope| {
        let bundler = scope.spawn(|| generate_bundler(input));
        let node = scope.spawn(|| generate_node(input));
        let panicked = |_| anyhow!("wasm-bindgen panicked: please report this with its message above");
        let generated = bundler.join().map_err(panicked)??;
        Ok(Generated { node_glue: node.join().map_err(panicked)??, ..generated })
    })
}

fn generate_node(input: &Input) -> Result<String> {
    Ok(reindent(run(input, Bindgen::new().nodejs(true)?)?.js()))
}

fn generate_bundler(input: &Input) -> Result<Generated> {
    let mut output = run(input, Bindgen::new().bundler(true)?)?;
    let dependencies = output.npm_dependencies().iter();
    Ok(Generated {
        glue: reindent(output.start().context("wasm-bindgen generated no bindings")?),
        node_glue: String::new(),
        types: reindent(output.ts().context("wasm-bindgen generated no declarations")?),
        snippets: snippets(&output)?,
        npm_dependencies: dependencies.map(|(name, (_, version))| (name.clone(), version.clone())).collect(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

fn run(input: &Input, bindgen: &mut Bindgen) -> Result<Output> {
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
    inline.chain(files).map(|(path, text)| Ok((inside(&path)?, text.clone()))).collect()
}

/// Resolves `..`, which crates may use in the paths of their modules.
fn inside(path: &str) -> Result<String> {
    let clean = path_clean::clean(path);
    let names: Option<Vec<_>> = clean
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let names = names.filter(|names| !names.is_empty());
    names.map(|names| names.join("/")).with_context(|| format!("the JavaScript module `{path}` is outside the package"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_stay_inside_the_package() {
        assert_eq!(inside("crate-1/js/./a.js").unwrap(), "crate-1/js/a.js");
        assert_eq!(inside("crate-1/../a.js").unwrap(), "a.js");
        for path in ["crate-1/../../a.js", "/a.js", "..", ""] {
            assert!(inside(path).is_err(), "{path}");
        }
    }
}
