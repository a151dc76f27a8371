//! wasm-bindgen's work on a compiled module: in process if the crate uses the version that is built in; with the program
//! of exactly the crate's version otherwise.

pub mod bind;
pub mod bindgen_output;
pub mod bindings;
pub mod embedded;
pub mod export_names;
pub mod external;
pub mod indentation;
pub mod kept_module;
pub mod local_modules;
pub mod node_globals;
pub mod wasm_module;
