//! wasm-bindgen as a program, which writes files.

use std::{collections::BTreeMap, io::ErrorKind, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use regex::bytes::Regex;
use serde::Deserialize;
use walkdir::WalkDir;

use super::{
    bindgen_output::{Generated, Input},
    kept_module, local_modules,
};
use crate::{disk::staging::Staging, toolchain::rust::failed_to_run};

pub fn generate(input: &Input, program: &Path) -> Result<Generated> {
    let compiled = fs::read(input.module)?;
    reject_outside(&compiled)?;
    let keeps_module = kept_module::is_asked_for(&compiled)?;
    let root = Staging::temporary()?;
    run(input, program, if keeps_module { "experimental-nodejs-module" } else { "bundler" }, root.path())?;
    read(root.path(), input.stem, keeps_module)
}

/// Reads what wasm-bindgen wrote into `folder`.
pub fn read(folder: &Path, stem: &str, keeps_module: bool) -> Result<Generated> {
    Ok(Generated {
        wasm: fs::read(folder.join(format!("{stem}_bg.wasm")))?,
        glue: if keeps_module {
            kept_module::from_node(&fs::read_to_string(folder.join(format!("{stem}.js")))?)?
        } else {
            fs::read_to_string(folder.join(format!("{stem}_bg.js")))?
        },
        keeps_module,
        types: fs::read_to_string(folder.join(format!("{stem}.d.ts")))?,
        snippets: read_snippets(&folder.join("snippets"))?,
        npm_dependencies: read_npm_dependencies(&folder.join("package.json"))?,
    })
}

/// The program writes a crate's JavaScript modules to the paths that the crate gave them, wherever those lead. A path
/// starts with the crate's name and a hash.
fn reject_outside(module: &[u8]) -> Result<()> {
    let paths =
        Regex::new(r"(?-u)[A-Za-z0-9_-]+-[0-9a-f]{16}(?:/[^/\x00-\x1f\x7f-\xff]*)*/\.\./[^/\x00-\x1f\x7f-\xff]*")?;
    for path in paths.find_iter(module) {
        local_modules::inside(&String::from_utf8_lossy(path.as_bytes()))?;
    }
    Ok(())
}

fn run(input: &Input, program: &Path, target: &str, out_dir: &Path) -> Result<()> {
    let mut command = Command::new(program);
    command.arg(input.module).args(["--target", target, "--out-name", input.stem, "--out-dir"]).arg(out_dir);
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
        #[serde(default)]
        dependencies: BTreeMap<String, String>,
    }
    match fs::read_to_string(path) {
        Ok(text) => Ok(serde_json::from_str::<WithDependencies>(&text)?.dependencies),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::reject_outside;

    #[test]
    fn modules_are_written_inside_of_the_package() {
        for path in ["a-0123456789abcdef/js/b.js", "a-0123456789abcdef/js/../b.js", "a/../../b.js"] {
            assert!(reject_outside(format!("\0\u{1}{path}\u{3}code").as_bytes()).is_ok(), "{path}");
        }
        for path in ["a-0123456789abcdef/../../b.js", "a-0123456789abcdef/js/../../../../tmp/b.js"] {
            let error = reject_outside(format!("\0\u{1}{path}\u{3}code").as_bytes()).unwrap_err().to_string();
            assert!(error.contains("` is outside of its crate"), "{error}");
        }
    }
}
