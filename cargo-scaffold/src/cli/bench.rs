//! The arguments of `bench`.

use clap::Args;

use super::{crate_args::CrateArgs, format::Format};

/// Measure Rust against the JavaScript that it replaces
///
/// Builds the package, and calls the functions that `js/inputs.js` names: those of `js/original.js`, and those of the
/// package with the same names. Prints how long a call takes in both, how many times as fast Rust is, and between which
/// bounds that is with a confidence of 95 %. Draws it into `bench.svg`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold bench
  cargo scaffold bench --node --format json
  cargo scaffold bench --no-build")]
pub struct BenchArgs {
    /// Measure in Node.js (the default)
    #[arg(long, group = "runtime")]
    pub node: bool,

    /// Measure in Deno
    #[arg(long, group = "runtime")]
    pub deno: bool,

    /// Measure in Bun
    #[arg(long, group = "runtime")]
    pub bun: bool,

    /// Measure the package that is in `pkg`, as it is
    #[arg(long)]
    pub no_build: bool,

    #[command(flatten)]
    pub krate: CrateArgs,

    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
