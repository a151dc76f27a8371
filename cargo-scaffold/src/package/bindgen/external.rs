//! wasm-bindgen as a program, which writes files.

use std::{collections::BTreeMap, io::ErrorKind, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use serde::Deserialize;
use walkdir::WalkDir;

use super::bindgen_output::{Generated, Input};
use crate::{disk::staging::Staging, toolchain::rust::failed_to_run};

pub fn generate(input: &Input, program: &Path) -> Result<Generated> {
    let root = Staging::temporary()?;
    for target in [BUNDLER, NODE] {
        run(input, program, target, root.path())?;
    }
    read(root.path(), input.stem)
}

/// wasm-bindgen's targets, and the folders for them.
const BUNDLER: &str = "bundler";
const NODE: &str = "nodejs";

/// Reads what wasm-bindgen wrote for each target into the folder of that name in `root`.
pub fn read(root: &Path, stem: &str) -> Result<Generated> {
    let (bundler, node) = (root.join(BUNDLER), root.join(NODE));
    Ok(Generated {
        wasm: fs::read(bundler.join(format!("{stem}_bg.wasm")))?,
        glue: fs::read_to_string(bundler.join(format!("{stem}_bg.js")))?,
        node_glue: fs::read_to_string(node.join(format!("{stem}.js")))?,
        types: fs::read_to_string(bundler.join(format!("{stem}.d.ts")))?,
        snippets: read_snippets(&bundler.join("snippets"))?,
        npm_dependencies: read_npm_dependencies(&bundler.join("package.json"))?,
    })
}

fn run(input: &Input, program: &Path, target: &str, root: &Path) -> Result<()> {
    let mut command = Command::new(program);
    command.arg(input.module).args(["--target", target, "--out-name", input.stem, "--out-dir"]).arg(root.join(target));
    command.args(input.has_checks.then_some("--debug")).args(input.is_mangled.then_some("--no-demangle"));
    command.args(input.keeps_dwarf.then_some("--keep-debug"));
    if !input.keeps_names {
        command.args(["--remove-name-section", "--remove-producers-section"]);
    }
    let status = command.status().with_context(|| failed_to_run(&command))?;
    ensure!(status.success(), "`{}` failed", program.display());
    Ok(())
}

/// Every file below `folder`, by its path with forward slashes.
fn read_snippets(folder: &Path) -> Result<BTreeMap<String, String>> {
    if !folder.exists() {
        return Ok(BTreeMap::new());
    }
    let mut snippets = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            snippets.insert(slashed(entry.path().strip_prefix(folder)?), fs::read_to_string(entry.path())?);
        }
    }
    Ok(snippets)
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// wasm-bindgen collects the npm dependencies of all crates in a `package.json`, if there are any.
fn read_npm_dependencies(path: &Path) -> Result<BTreeMap<String, String>> {
    #[derive(Deserialize)]
    struct WithDependencies {
        dependencies: BTreeMap<String, String>,
    }
    match fs::read_to_string(path) {
        Ok(text) => Ok(serde_json::from_str::<WithDependencies>(&text)?.dependencies),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error.into()),
    }
}
