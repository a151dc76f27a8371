//! Rust against the JavaScript that it replaces: both are called with the same inputs, in a runtime of the user's choice.

mod bench_files;
pub mod bench_report;
mod bench_run;
mod chart;
mod measurement;
mod statistics;

pub use bench_files::BenchFiles;
pub use bench_report::FunctionResult;
pub use bench_run::measure;
