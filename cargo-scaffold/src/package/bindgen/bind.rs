//! Bindings for a compiled module, from whichever wasm-bindgen it needs.

use anyhow::Result;
use semver::Version;

use super::{
    bindgen_output::{Generated, Input},
    bindings::Bindings,
    embedded, external, local_modules,
};
use crate::base::terminal::Shell;
use crate::package::{build_mode::BuildMode, compile::Compiled, prepare::Prepared, step_timer::StepTimer};
use crate::toolchain::wasm_bindgen::{CliProgram, WASM_BINDGEN};

pub fn bind(prepared: &Prepared, compiled: &Compiled, timer: &mut StepTimer) -> Result<Bindings> {
    let stem = prepared.krate.stem();
    let input = Input {
        module: &compiled.module,
        stem: &stem,
        has_checks: prepared.wasm_pack.has_checks.unwrap_or(matches!(prepared.options.mode, BuildMode::Dev)),
        keeps_names: prepared.keeps_names(),
        is_mangled: prepared.wasm_pack.is_mangled,
        keeps_dwarf: prepared.wasm_pack.keeps_dwarf,
    };
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
    let program = CliProgram { name: WASM_BINDGEN, version };
    let program = program.find_or_allow_install(offline)?.map_or_else(|| program.install(shell), Ok)?;
    external::generate(input, &program)
}
