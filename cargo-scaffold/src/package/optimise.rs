//! The bound module made smaller and faster by `wasm-opt`.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use serde::Serialize;

use super::{bindgen::bindings::Bindings, kilobytes::kilobytes, prepare::Prepared, step_timer::StepTimer};
use crate::{
    disk::staging::Staging,
    toolchain::{lookup::Lookup, rust::failed_to_run, wasm_opt::WasmOpt},
};

pub struct Optimised {
    /// With the module that is shipped.
    pub bindings: Bindings,
    pub outcome: WasmOptOutcome,
}

/// What `wasm-opt` did, or why it wasn't run. In JSON, `state` says which of these it is: `used`, `too_old`, `missing`
/// or `not_asked`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum WasmOptOutcome {
    Used {
        /// As it was found: a name without a folder was found on `PATH`.
        program: PathBuf,
        /// Binaryen's version, such as 132.
        version: u32,
        /// Size of the module in bytes before it ran.
        bytes_before: usize,
        /// Size of the module in bytes as it's shipped.
        bytes_after: usize,
    },
    /// The module is as the compiler left it, because the only `wasm-opt` that was found may break it.
    TooOld {
        /// As it was found: a name without a folder was found on `PATH`.
        program: PathBuf,
        /// Binaryen's version, such as 108.
        version: u32,
    },
    /// The module is as the compiler left it, because no `wasm-opt` was found.
    Missing,
    /// `--no-opt` was given, or the mode isn't optimised.
    NotAsked,
}

/// Runs `wasm_opt`; with a missing or an old one, warns and leaves the module as it is. `None` is for a module that isn't
/// to be optimised.
pub fn optimise(
    prepared: &Prepared,
    mut bindings: Bindings,
    wasm_opt: Option<Lookup<WasmOpt>>,
    timer: &mut StepTimer,
) -> Result<Optimised> {
    let outcome = match wasm_opt {
        Some(Lookup::Found(tool)) => {
            let smaller = run(&tool, &bindings.wasm, prepared.options.mode.keeps_names())?;
            let (bytes_before, bytes_after) = (bindings.wasm.len(), smaller.len());
            let (before, after) = (kilobytes(bytes_before), kilobytes(bytes_after));
            timer.done("optimise", "Optimised", format_args!("{before} to {after} with wasm-opt {}", tool.version));
            bindings.wasm = smaller;
            WasmOptOutcome::Used { program: tool.program, version: tool.version, bytes_before, bytes_after }
        }
        Some(Lookup::TooOld { tool: WasmOpt { program, version }, remedy }) => {
            timer.shell.warn(format_args!("`{}` {version} is too old and was not run: {remedy}", program.display()));
            WasmOptOutcome::TooOld { program, version }
        }
        Some(Lookup::Missing { remedy }) => {
            timer.shell.warn(format_args!("`wasm-opt`, which usually saves about 15 %, was not found: {remedy}"));
            WasmOptOutcome::Missing
        }
        None => WasmOptOutcome::NotAsked,
    };
    Ok(Optimised { bindings, outcome })
}

/// Optimises for size: few of its passes cost speed, and the code that `opt-level` chose stays. The module itself says
/// which features it uses: flags for features would allow newer ones than the crate asked for.
fn run(tool: &WasmOpt, wasm: &[u8], keep_names: bool) -> Result<Vec<u8>> {
    let folder = Staging::temporary()?;
    let (input, optimised) = (folder.path().join("in.wasm"), folder.path().join("out.wasm"));
    fs::write(&input, wasm)?;
    let mut command = Command::new(&tool.program);
    command.arg("-Oz").arg(input).arg("-o").arg(&optimised).args(keep_names.then_some("-g"));
    let output = command.output().with_context(|| failed_to_run(&command))?;
    if !output.status.success() {
        let program = tool.program.display();
        bail!("`{program}` failed: update it, or build with `--no-opt`\n{}", first_lines(&output.stderr));
    }
    Ok(fs::read(&optimised)?)
}

fn first_lines(stderr: &[u8]) -> String {
    String::from_utf8_lossy(stderr).lines().take(10).collect::<Vec<_>>().join("\n")
}
