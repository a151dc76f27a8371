//! The module made smaller and faster by Binaryen's `wasm-opt`, where there is one.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use serde::Serialize;

use super::step_timer::{Clock, kilobytes};
use crate::base::terminal::Shell;
use crate::disk::staging::Staging;

/// Older ones reject what Rust emits today, or break it.
const OLDEST: u32 = 119;

/// A module after this step.
pub struct Optimised {
    pub wasm: Vec<u8>,
    pub by: WasmOpt,
}

/// Which `wasm-opt` did it, or why none did: by `state` in JSON.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum WasmOpt {
    Used {
        program: PathBuf,
        version: u32,
        bytes_before: usize,
        bytes_after: usize,
    },
    TooOld {
        program: PathBuf,
        version: u32,
    },
    Missing,
    /// By `--no-opt`, or in a mode that isn't worth the time.
    NotAsked,
}

/// Optimises for size: the passes that cost speed are few, and what `opt-level` decided stays decided.
/// A missing or an old `wasm-opt` leaves the module as it is; one that fails is an error.
pub fn optimise(wasm: Vec<u8>, root: &Path, keep_names: bool) -> Result<Optimised> {
    let Some((program, version)) = find(root)? else {
        return Ok(Optimised { wasm, by: WasmOpt::Missing });
    };
    if version < OLDEST {
        return Ok(Optimised { wasm, by: WasmOpt::TooOld { program, version } });
    }
    let smaller = run(&program, &wasm, keep_names)?;
    let (bytes_before, bytes_after) = (wasm.len(), smaller.len());
    Ok(Optimised { wasm: smaller, by: WasmOpt::Used { program, version, bytes_before, bytes_after } })
}

impl WasmOpt {
    /// Tells what was done, or what the user should know when the module could have been smaller.
    pub fn tell(&self, root: &Path, clock: &mut Clock, shell: Shell) {
        let npm = if root.join("package.json").is_file() { " or with `npm install -D binaryen`" } else { "" };
        let get = format!("install Binaryen {OLDEST} or newer with your package manager{npm}");
        match self {
            Self::Used { version, bytes_before, bytes_after, .. } => {
                let (before, after) = (kilobytes(*bytes_before), kilobytes(*bytes_after));
                clock.done("optimise", "Optimised", format_args!("{before} to {after} with wasm-opt {version}"));
            }
            Self::TooOld { program, version } => {
                shell.warn(format_args!("`{}` {version} is too old and was not run: {get}", program.display()));
            }
            Self::Missing => {
                shell.warn(format_args!("`wasm-opt`, which usually saves about 15 %, was not found: {get}"));
            }
            Self::NotAsked => {}
        }
    }
}

/// `$WASM_OPT` has to work; of `node_modules/.bin` upwards from the crate, then `PATH`, the first that runs is taken.
fn find(root: &Path) -> Result<Option<(PathBuf, u32)>> {
    if let Some(program) = std::env::var_os("WASM_OPT").filter(|value| !value.is_empty()) {
        let program = PathBuf::from(program);
        let version = version(&program).with_context(|| format!("`$WASM_OPT` is `{}`", program.display()))?;
        return Ok(Some((program, version)));
    }
    let name = if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" };
    let installed = root.ancestors().map(|folder| folder.join("node_modules/.bin").join(name));
    let candidates = installed.filter(|program| program.exists()).chain(["wasm-opt".into()]);
    let mut working = candidates.filter_map(|program| Some((version(&program).ok()?, program)));
    Ok(working.next().map(|(version, program)| (program, version)))
}

/// From `wasm-opt version 132 (version_132)`.
fn version(program: &Path) -> Result<u32> {
    let output = output(program, vec!["--version".into()])?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace().skip_while(|word| *word != "version").skip(1);
    words.next().and_then(|word| word.parse().ok()).context("it does not tell its version as `wasm-opt` does")
}

/// Features are told by the module itself: flags for them would let newer ones in than the crate asked for.
fn run(program: &Path, wasm: &[u8], keep_names: bool) -> Result<Vec<u8>> {
    let folder = Staging::temporary()?;
    let (input, optimised) = (folder.path().join("in.wasm"), folder.path().join("out.wasm"));
    fs::write(&input, wasm)?;
    let mut args: Vec<OsString> = vec!["-Oz".into(), input.into(), "-o".into(), optimised.clone().into()];
    args.extend(keep_names.then_some("-g".into()));
    let output = output(program, args)?;
    if !output.status.success() {
        bail!("`{}` failed: update it, or build with `--no-opt`\n{}", program.display(), first_lines(&output.stderr));
    }
    Ok(fs::read(&optimised)?)
}

fn output(program: &Path, args: Vec<OsString>) -> Result<Output> {
    let output = Command::new(program).args(args).output();
    output.with_context(|| format!("failed to run `{}`", program.display()))
}

fn first_lines(stderr: &[u8]) -> String {
    String::from_utf8_lossy(stderr).lines().take(10).collect::<Vec<_>>().join("\n")
}
