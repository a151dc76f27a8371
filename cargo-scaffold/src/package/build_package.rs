//! `cargo scaffold build`: all steps, and a report of what they did.

use std::{path::Path, time::SystemTime};

use anyhow::Result;

use super::{
    assemble::package::Package,
    bindgen::bind::bind,
    build_options::BuildOptions,
    build_report::{BuildReport, FileSize},
    compile::compile,
    inputs::{build_inputs::BuildInputs, source_list},
    krate::wasm_crate::Crate,
    optimise::optimise,
    output::out_dir::OutDir,
    prepare::{Prepared, prepare},
    step_timer::StepTimer,
};
use crate::base::terminal::Shell;

/// Builds a crate into the package in `out_dir`, which is `pkg` by default. If anything fails, the package that was
/// there stays.
pub fn build(options: BuildOptions, out_dir: Option<&Path>, shell: Shell) -> Result<BuildReport> {
    let mut timer = StepTimer::start(shell);
    let build = PackageBuild::prepare(options, out_dir, &mut timer)?;
    Ok(build.run(timer)?.report)
}

/// What to build, and where to. It can be built again, as long as no manifest changes.
pub struct PackageBuild {
    prepared: Prepared,
    out_dir: OutDir,
}

/// A package that was built.
pub struct Built {
    pub report: BuildReport,
    pub inputs: BuildInputs,
}

impl PackageBuild {
    pub fn prepare(options: BuildOptions, out_dir: Option<&Path>, timer: &mut StepTimer) -> Result<Self> {
        let krate = Crate::find(&options.selector)?;
        let out_dir = OutDir::choose(out_dir, &krate)?;
        Ok(Self { prepared: prepare(options, krate, timer)?, out_dir })
    }

    pub fn run(&self, mut timer: StepTimer) -> Result<Built> {
        let Self { prepared, out_dir } = self;
        let started = SystemTime::now();
        let shell = timer.shell;

        // 1. The module, and its bindings.
        let compiled = compile(prepared, &mut timer)?;
        let bindings = bind(prepared, &compiled, &mut timer)?;
        let optimised = optimise(prepared, &compiled, bindings, &mut timer)?;

        // 2. The package.
        let package = Package::assemble(prepared, &optimised.bindings)?;
        package.note.iter().for_each(|note| shell.note(note));
        package.diagnostics.iter().for_each(|diagnostic| shell.warn(diagnostic));
        let mut inputs = BuildInputs::of_crate(&prepared.krate);
        inputs.add_sources(&prepared.krate, &compiled, &optimised.bindings)?;
        let sources = source_list::text(&inputs, &out_dir.real_path(), &prepared.options.mode, started)?;
        let git_note = out_dir.install(&package, &sources)?;
        let files = package.files.iter().map(FileSize::of).collect::<Result<_>>()?;
        timer.done("package", "Packaged", format_args!("{} files", package.files.len()));
        git_note.iter().for_each(|note| shell.note(note));

        let report = BuildReport {
            name: package.name,
            version: package.version,
            exports: optimised.bindings.exports,
            out_dir: out_dir.path().to_owned(),
            wasm_bindgen: compiled.wasm_bindgen.to_string(),
            wasm_opt: optimised.outcome,
            steps: timer.into_steps(),
            files,
        };
        Ok(Built { report, inputs })
    }
}
