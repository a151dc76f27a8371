//! Binaryen's `wasm-opt`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{lookup::Lookup, rust::failed_to_run};

/// Older versions reject or break what Rust emits today.
const MIN_VERSION: u32 = 119;

pub struct WasmOpt {
    pub program: PathBuf,
    pub version: u32,
}

/// Takes `$WASM_OPT`, which must work if it's set; or the first that runs of `node_modules/.bin`, from `root` upwards,
/// and `PATH`.
pub fn find(root: &Path) -> Result<Lookup<WasmOpt>> {
    let remedy = || remedy(root);
    Ok(match first(root)? {
        None => Lookup::Missing { remedy: remedy() },
        Some(tool) if tool.version < MIN_VERSION => Lookup::TooOld { tool, remedy: remedy() },
        Some(tool) => Lookup::Found(tool),
    })
}

fn remedy(root: &Path) -> String {
    let npm = if root.join("package.json").is_file() { " or with `npm install -D binaryen`" } else { "" };
    format!("install Binaryen {MIN_VERSION} or newer with your package manager{npm}")
}

fn first(root: &Path) -> Result<Option<WasmOpt>> {
    if let Some(program) = std::env::var_os("WASM_OPT").filter(|value| !value.is_empty()) {
        let program = PathBuf::from(program);
        let version = version(&program).with_context(|| format!("`$WASM_OPT` is `{}`", program.display()))?;
        return Ok(Some(WasmOpt { program, version }));
    }
    let name = if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" };
    let installed = root.ancestors().map(|folder| folder.join("node_modules/.bin").join(name));
    let mut candidates = installed.filter(|program| program.exists()).chain(["wasm-opt".into()]);
    Ok(candidates.find_map(|program| Some(WasmOpt { version: version(&program).ok()?, program })))
}

/// From `wasm-opt version 132 (version_132)`.
fn version(program: &Path) -> Result<u32> {
    let mut command = Command::new(program);
    let output = command.arg("--version").output().with_context(|| failed_to_run(&command))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace().skip_while(|word| *word != "version").skip(1);
    words.next().and_then(|word| word.parse().ok()).context("it does not print its version as `wasm-opt` does")
}
