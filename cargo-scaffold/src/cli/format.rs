//! How results are printed.

use clap::ValueEnum;

/// How a command reports its result on standard output.
#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON document for programs
    Json,
}
