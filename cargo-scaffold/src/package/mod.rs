//! How a crate becomes an npm package: prepare → compile → bind → optimise → assemble → install. Each step returns the
//! value that the next one takes, so that a command stops where it needs to.

pub mod advice;
pub mod assemble;
pub mod bindgen;
pub mod bindgen_check;
pub mod build_mode;
pub mod build_options;
pub mod build_package;
pub mod build_report;
pub mod cargo_args;
pub mod compile;
pub mod environments;
pub mod inputs;
pub mod javascript;
pub mod kilobytes;
pub mod krate;
pub mod optimise;
pub mod output;
pub mod prepare;
pub mod step_timer;
pub mod watch;

#[cfg(test)]
mod tests;

pub use build_mode::BuildMode;
pub use build_options::BuildOptions;
pub use build_package::build;
pub use build_report::BuildReport;
pub use inputs::source_list::{CheckReport, differences};
pub use krate::{artifact::TargetChoice, crate_selector::CrateSelector, wasm_crate::Crate};
pub use watch::{BuildEvent, PackageWatch};
