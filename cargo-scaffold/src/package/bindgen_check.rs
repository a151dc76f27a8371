//! What the wasm-bindgen of the lockfile will cost, said before minutes are spent.

use std::path::Path;

use anyhow::Result;
use semver::Version;

use super::{
    build_options::BuildOptions,
    krate::lockfile::{self, LockedBindgen},
};
use crate::{
    base::{confirm, terminal::Shell},
    toolchain::wasm_bindgen::{CliProgram, UPDATE, WASM_BINDGEN},
};

/// For the workspace at `root`. In a terminal the user can change to the built-in version, which costs nothing.
pub fn check(root: &Path, options: &BuildOptions, shell: Shell) -> Result<()> {
    let Some(locked) = lockfile::locked_bindgen(root)? else { return Ok(()) };
    warn_of(&locked, shell);
    let program = CliProgram { name: WASM_BINDGEN, version: &locked.version };
    if locked.is_built_in() || program.find_or_allow_install(options.offline)?.is_some() {
        return Ok(());
    }
    shell.warn(format_args!(
        "the crate is locked to wasm-bindgen {}, and its program has to be compiled, once, for minutes: {} to use the \
         built-in one",
        locked.version, UPDATE
    ));
    let change = format!("Change the lockfile to the built-in wasm-bindgen {}?", wasm_bindgen_shared::version());
    if !options.is_locked() && confirm::can_ask(shell) && confirm::confirm(&change, Some(true))? {
        lockfile::change_to_built_in(root, options.offline, shell)?;
    }
    Ok(())
}

/// What cargo or wasm-bindgen itself would say after minutes only.
fn warn_of(locked: &LockedBindgen, shell: Shell) {
    let LockedBindgen { version, source } = locked;
    if !locked.is_released() {
        let source = source.as_ref().map_or("a folder of yours".to_owned(), |source| format!("`{source}`"));
        shell.warn(format_args!(
            "wasm-bindgen comes from {source}, and its bindings are made as for the release {version}: if that fails, use \
             the release"
        ));
    }
    if *version < MIN_VERSION {
        shell.warn(format_args!(
            "current Rust does not compile wasm-bindgen before {MIN_VERSION}, and the crate is locked to {version}: {UPDATE}"
        ));
    }
}

/// Older ones rely on how Rust passed values to JavaScript before 1.78.
const MIN_VERSION: Version = Version::new(0, 2, 88);
