//! The programs that commands need: found, too old or missing, each with its remedy.

pub mod bounded_run;
pub mod installed_programs;
pub mod javascript_runtime;
pub mod lookup;
pub mod rust;
pub mod wasm_bindgen;
pub mod wasm_opt;
pub mod wasm_target;
