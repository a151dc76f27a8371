//! `cargo scaffold build`: all steps, and a report of what they did.

use std::path::Path;

use anyhow::Result;

use super::{
    assemble::package::Package,
    bindgen::bind::bind,
    build_options::BuildOptions,
    build_report::{BuildReport, FileSize},
    compile::compile,
    krate::wasm_crate::Crate,
    optimise::optimise,
    output::out_dir::OutDir,
    prepare::prepare,
    step_timer::StepTimer,
};
use crate::base::terminal::Shell;

/// Builds a crate into the package in `out_dir`, which is `pkg` by default. If anything fails, the package that was
/// there stays.
pub fn build(options: BuildOptions, out_dir: Option<&Path>, shell: Shell) -> Result<BuildReport> {
    let mut timer = StepTimer::start(shell);

    // 1. What to build, and where to.
    let krate = Crate::find(&options.selector)?;
    let out_dir = OutDir::choose(out_dir, &krate)?;
    let prepared = prepare(options, krate, &mut timer)?;

    // 2. The module, and its bindings.
    let compiled = compile(&prepared, &mut timer)?;
    let bindings = bind(&prepared, &compiled, &mut timer)?;
    let optimised = optimise(&prepared, &compiled, bindings, &mut timer)?;

    // 3. The package.
    let package = Package::assemble(&prepared, &optimised.bindings)?;
    package.note.iter().for_each(|note| shell.note(note));
    package.diagnostics.iter().for_each(|diagnostic| shell.warn(diagnostic));
    out_dir.install(&package, shell)?;
    let files = package.files.iter().map(FileSize::of).collect::<Result<_>>()?;
    timer.done("package", "Packaged", format_args!("{} files", package.files.len()));

    Ok(BuildReport {
        name: package.name,
        version: package.version,
        exports: optimised.bindings.exports,
        out_dir: out_dir.into_path(),
        wasm_bindgen: compiled.wasm_bindgen.to_string(),
        wasm_opt: optimised.outcome,
        steps: timer.into_steps(),
        files,
    })
}
