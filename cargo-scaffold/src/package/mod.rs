//! How a wasm crate becomes an npm package.

pub mod assemble;
pub mod bindgen;
pub mod build;
pub mod build_mode;
pub mod compile;
pub mod environments;
pub mod krate;
pub mod optimise;
pub mod output;
pub mod report;
pub mod step_timer;

pub use build::{Request, build};
pub use build_mode::Mode;
pub use report::Report;
