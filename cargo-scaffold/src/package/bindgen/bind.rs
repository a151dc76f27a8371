//! Bindings for a compiled module, from whichever wasm-bindgen it needs.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use semver::Version;

use super::{
    bindgen_output::{Generated, Input},
    bindings::Bindings,
    embedded, external, local_modules,
};
use crate::base::terminal::Shell;
use crate::package::{compile::Compiled, prepare::Prepared, step_timer::StepTimer};
use crate::toolchain::{
    lookup::Lookup,
    wasm_bindgen::{CliProgram, WASM_BINDGEN},
};

pub fn bind(prepared: &Prepared, compiled: &Compiled, timer: &mut StepTimer) -> Result<Bindings> {
    let stem = prepared.krate.stem();
    let input = Input { module: &compiled.module, stem: &stem, mode: &prepared.options.mode };
    let mut generated = generate(&input, &compiled.wasm_bindgen, prepared.options.offline, timer.shell)?;
    local_modules::complete(&mut generated.snippets, &compiled.crates)?;
    let bindings = Bindings::new(stem, generated)?;
    timer.done("bind", "Generated", format_args!("bindings with wasm-bindgen {}", compiled.wasm_bindgen));
    Ok(bindings)
}

fn generate(input: &Input, version: &Version, offline: bool, shell: Shell) -> Result<Generated> {
    if version.to_string() == wasm_bindgen_shared::version() {
        return embedded::generate(input);
    }
    external::generate(input, &find_or_install(version, offline, shell)?)
}

fn find_or_install(version: &Version, offline: bool, shell: Shell) -> Result<PathBuf> {
    let program = CliProgram { name: WASM_BINDGEN, version };
    match program.find()? {
        Lookup::Found(path) => Ok(path),
        Lookup::TooOld { remedy, .. } | Lookup::Missing { remedy } => {
            ensure!(
                !offline,
                "the crate is locked to wasm-bindgen {version}, which is neither on `PATH` nor cached, and `--offline` \
                 forbids to fetch it: {remedy}"
            );
            program.install(shell)
        }
    }
}
