//! The arguments of `serve`.

use std::ffi::OsString;

use clap::Args;

use super::crate_args::CrateArgs;

/// Serve the crate's folder as a web page, built again and reloaded when something changes
///
/// For pages without a bundler: the page is `index.html` in the crate's folder, and imports the package from `pkg/`. If the
/// crate doesn't compile, the page shows why. Nothing is changed in the files: only what the browser gets has the script
/// that reloads it.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold serve
  cargo scaffold serve --open --port 3000
  cargo scaffold serve --isolate -- --features threads")]
pub struct ServeArgs {
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,

    /// The port to listen at [default: the next that is free from 8000]
    #[arg(long)]
    pub port: Option<u16>,

    /// The name or address to listen at, such as `0.0.0.0` for the whole network [default: 127.0.0.1, this machine only]
    #[arg(long, value_name = "NAME")]
    pub host: Option<String>,

    /// Isolate the page from other origins, which `SharedArrayBuffer` and exact clocks need
    ///
    /// Sends `Cross-Origin-Opener-Policy: same-origin` and `Cross-Origin-Embedder-Policy: require-corp`.
    #[arg(long)]
    pub isolate: bool,

    /// Build with the `release` profile, and with `wasm-opt` [default: as `build --dev`]
    #[arg(long)]
    pub release: bool,

    #[command(flatten)]
    pub krate: CrateArgs,

    /// Arguments for cargo, such as `--features` or `--locked`
    #[arg(last = true, value_name = "CARGO ARGS")]
    pub cargo_args: Vec<OsString>,
}
