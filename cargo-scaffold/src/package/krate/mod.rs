//! The crate that is built: found by cargo, with its settings, its lockfile and its `package.json`.

pub mod artifact;
pub mod crate_selector;
pub mod local_folders;
pub mod lockfile;
pub mod settings;
pub mod source_tree;
pub mod targets;
pub mod user_manifest;
pub mod wasm_crate;
pub mod wasm_pack_settings;
