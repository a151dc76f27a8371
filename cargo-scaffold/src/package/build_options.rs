//! What the user wants built, and how.

use std::ffi::OsString;

use super::{build_mode::BuildMode, krate::crate_selector::CrateSelector};

#[derive(Clone, Default)]
pub struct BuildOptions {
    pub selector: CrateSelector,
    pub mode: BuildMode,
    /// Whether to run `wasm-opt`, if the mode is optimised.
    pub optimise: bool,
    pub offline: bool,
    /// Whether the lockfile is to change to the built-in wasm-bindgen.
    pub update_bindgen: bool,
    /// Passed on to cargo.
    pub cargo_args: Vec<OsString>,
}

impl BuildOptions {
    /// Whether cargo must not change the lockfile.
    pub fn is_locked(&self) -> bool {
        self.cargo_args.iter().any(|arg| arg == "--locked" || arg == "--frozen")
    }
}
