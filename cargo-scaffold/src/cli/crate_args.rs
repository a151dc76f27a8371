//! Which crate a command is for.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub struct CrateArgs {
    /// The crate of the workspace
    #[arg(short, long, value_name = "NAME")]
    pub package: Option<String>,

    /// Path to the crate's or the workspace's `Cargo.toml`
    #[arg(long, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,

    /// Don't use the network, nor let cargo use it
    #[arg(long)]
    pub offline: bool,
}
