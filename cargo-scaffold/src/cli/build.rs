//! The arguments of `build`.

use std::{ffi::OsString, path::PathBuf};

use clap::Args;

use super::{crate_args::CrateArgs, format::Format};

/// Build the crate into one npm package that every JavaScript environment imports
///
/// Compiles to WebAssembly, generates the bindings, optimises with `wasm-opt` if it is found (`$WASM_OPT`,
/// `node_modules/.bin`, `PATH`), and writes the package to `pkg/`. Works with any wasm-bindgen crate.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold build
  cargo scaffold build --dev
  cargo scaffold build --dev --watch
  cargo scaffold build && cargo scaffold build --check
  cargo scaffold build -p mylib --out-dir ../site/mylib -- --locked")]
pub struct BuildArgs {
    /// Build with the `release` profile (the default)
    #[arg(long, group = "mode")]
    pub release: bool,

    /// Build fast, with debug assertions and without `wasm-opt`
    #[arg(long, group = "mode")]
    pub dev: bool,

    /// Build optimised, with function names for profilers
    #[arg(long, group = "mode")]
    pub profiling: bool,

    /// Build with a custom cargo profile
    #[arg(long, value_name = "NAME", group = "mode")]
    pub profile: Option<String>,

    /// Where to put the package [default: `pkg` in the crate's folder]
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,

    #[command(flatten)]
    pub krate: CrateArgs,

    /// Build the crate's library (the default, if it's for JavaScript)
    #[arg(long, group = "target")]
    pub lib: bool,

    /// Build one of the crate's binaries
    #[arg(long, value_name = "NAME", group = "target")]
    pub bin: Option<String>,

    /// Build one of the crate's examples
    #[arg(long, value_name = "NAME", group = "target")]
    pub example: Option<String>,

    /// Don't run `wasm-opt`
    #[arg(long)]
    pub no_opt: bool,

    /// Build again when a file changes that the build reads, until it's ended with Ctrl-C
    ///
    /// While a build fails, the last good package stays. With `--format json`, each build prints one line.
    #[arg(long, conflicts_with = "update_bindgen")]
    pub watch: bool,

    /// Build nothing, but fail if the package isn't what a build of the sources would make
    ///
    /// For those who commit the package: it records what it was built from.
    #[arg(long, conflicts_with_all = ["watch", "update_bindgen"])]
    pub check: bool,

    /// Change the lockfile to the wasm-bindgen that is built in, for which nothing has to be installed
    #[arg(long)]
    pub update_bindgen: bool,

    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// Arguments for cargo, such as `--features` or `--locked`
    #[arg(last = true, value_name = "CARGO ARGS")]
    pub cargo_args: Vec<OsString>,
}
