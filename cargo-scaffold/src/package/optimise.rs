//! The bound module made smaller and faster by `wasm-opt`.

use std::{collections::BTreeSet, path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use serde::Serialize;

use super::{
    bindgen::{bindings::Bindings, wasm_module},
    compile::Compiled,
    kilobytes::kilobytes,
    prepare::Prepared,
    step_timer::StepTimer,
};
use crate::{
    disk::staging::Staging,
    toolchain::{bounded_run, lookup::Lookup, wasm_opt::WasmOpt},
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

/// Runs `wasm-opt`; with a missing or an old one, warns and leaves the module as it is.
pub fn optimise(
    prepared: &Prepared,
    compiled: &Compiled,
    mut bindings: Bindings,
    timer: &mut StepTimer,
) -> Result<Optimised> {
    let outcome = match prepared.find_wasm_opt()? {
        Some(Lookup::Found(tool)) => {
            let smaller = run(&tool, &bindings.wasm, prepared).with_context(|| failed(&tool, prepared, compiled))?;
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
fn run(tool: &WasmOpt, wasm: &[u8], prepared: &Prepared) -> Result<Vec<u8>> {
    let folder = Staging::temporary()?;
    let (input, optimised) = (folder.path().join("in.wasm"), folder.path().join("out.wasm"));
    fs::write(&input, wasm)?;
    let mut command = Command::new(&tool.program);
    match prepared.wasm_pack.wasm_opt_args() {
        Some(args) => command.args(args),
        None => command.arg("-Oz"),
    };
    command.args(prepared.keeps_names().then_some("-g")).arg(input).arg("-o").arg(&optimised);
    let output = bounded_run::run(&mut command, MAX_TIME)?;
    ensure!(output.status.success(), first_lines(&output.stderr));
    let optimised = fs::read(&optimised)?;
    let kept: BTreeSet<_> = wasm_module::exports(&optimised)?.into_iter().collect();
    match wasm_module::exports(wasm)?.into_iter().find(|export| !kept.contains(export)) {
        Some(lost) => bail!("its result has lost the export `{lost}`"),
        None => Ok(optimised),
    }
}

/// Large modules take minutes.
const MAX_TIME: Duration = Duration::from_secs(30 * 60);

/// With the remedy.
fn failed(tool: &WasmOpt, prepared: &Prepared, compiled: &Compiled) -> String {
    let has_features = fs::read(&compiled.module).is_ok_and(|wasm| wasm_module::lists_features(&wasm));
    let remedy = if prepared.wasm_pack.wasm_opt_args().is_some() {
        "correct its arguments, `wasm-opt` in `[package.metadata.wasm-pack]`"
    } else if !has_features {
        "the linker took away the list of features that it needs: remove `-C link-arg=-s` (or `--strip-all`) from \
         `rustflags`"
    } else {
        "update it"
    };
    format!("`{}` failed: {remedy}, or build with `--no-opt`", tool.program.display())
}

fn first_lines(text: &str) -> String {
    text.lines().take(10).collect::<Vec<_>>().join("\n")
}
