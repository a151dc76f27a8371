//! The crate that is built: found by cargo, with its settings and its lockfile.

pub mod crate_selection;
pub mod lockfile;
pub mod settings;
pub mod targets;
pub mod wasm_crate;
