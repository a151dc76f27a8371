//! Binaryen's `wasm-opt`.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};

use super::{bounded_run, installed_programs, lookup::Lookup};

/// Older versions reject or break what Rust emits today.
const MIN_VERSION: u32 = 119;

pub struct WasmOpt {
    pub program: PathBuf,
    pub version: u32,
}

/// Takes `$WASM_OPT`, which must work if it's set; or the first that runs of `node_modules/.bin`, from `root` upwards to
/// `top`, and `PATH`. Above `top` are folders of others.
pub fn find(root: &Path, top: &Path) -> Result<Lookup<WasmOpt>> {
    let remedy = || remedy(root);
    Ok(match first(root, top)? {
        None => Lookup::Missing { remedy: remedy() },
        Some(tool) if tool.version < MIN_VERSION => Lookup::TooOld { tool, remedy: remedy() },
        Some(tool) => Lookup::Found(tool),
    })
}

fn remedy(root: &Path) -> String {
    let npm = if root.join("package.json").is_file() { " or with `npm install -D binaryen`" } else { "" };
    format!("install Binaryen {MIN_VERSION} or newer with your package manager{npm}")
}

fn first(root: &Path, top: &Path) -> Result<Option<WasmOpt>> {
    if let Some(program) = std::env::var_os("WASM_OPT").filter(|value| !value.is_empty()) {
        let program = PathBuf::from(program);
        let version = version(&program).with_context(|| format!("`$WASM_OPT` is `{}`", program.display()))?;
        return Ok(Some(WasmOpt { program, version }));
    }
    let mut candidates = installed_programs::candidates("wasm-opt", root, top);
    Ok(candidates.find_map(|program| Some(WasmOpt { version: version(&program).ok()?, program })))
}

/// From `wasm-opt version 132 (version_132)`.
fn version(program: &Path) -> Result<u32> {
    let output = bounded_run::run(Command::new(program).arg("--version"), Duration::from_secs(60))?;
    let mut words = output.stdout.split_whitespace().skip_while(|word| *word != "version").skip(1);
    words.next().and_then(|word| word.parse().ok()).context("it does not print its version as `wasm-opt` does")
}
