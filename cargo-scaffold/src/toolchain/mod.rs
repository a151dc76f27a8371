//! The programs that a build needs: found, too old or missing, each with its remedy.

pub mod bounded_run;
pub mod lookup;
pub mod rust;
pub mod wasm_bindgen;
pub mod wasm_opt;
pub mod wasm_target;
