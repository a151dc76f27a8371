//! The arguments of `kit` and its subcommands.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{format::Format, reference::ReferenceArgs};

/// Give repositories of templates a name: `cargo scaffold new NAME --kind KIT/TEMPLATE`
///
/// A kit is pinned to a commit until `kit update`: it gives the same result each time, and needs no network.
#[derive(Subcommand)]
pub enum KitCommand {
    Add(KitAddArgs),
    /// Show all kits
    List {
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Update(KitUpdateArgs),
    Remove(KitRemoveArgs),
    Trust(KitTrustArgs),
    Check(KitCheckArgs),
}

/// Fetch a repository and give it a name
#[derive(Args)]
pub struct KitAddArgs {
    /// The name to give it
    pub name: String,

    /// Its address: https, ssh, `gh:`, `gl:` or `bb:owner/repo`, or a path
    #[arg(group = "repository")]
    pub url: String,

    #[command(flatten)]
    pub reference: ReferenceArgs,
}

/// Consent to the scripts of a kit's templates, at its current commit
///
/// Shows the scripts, which run with your permissions, and asks. After an update the kit needs your consent again.
#[derive(Args)]
pub struct KitTrustArgs {
    /// The kit's name
    pub name: String,

    /// Consent without a question: you have read the scripts
    #[arg(short, long)]
    pub yes: bool,

    /// Consent to what is in the submodules too, for `new --submodules`
    #[arg(long)]
    pub submodules: bool,

    /// Withdraw the consent
    #[arg(long, conflicts_with_all = ["yes", "submodules"])]
    pub revoke: bool,
}

/// Test the templates in a folder: render combinations of answers, and run a command in each result
///
/// Also lints the templates: undefined variables, unused answers, conditions that are never true or can't be evaluated,
/// `${{ }}` that rendering removes, and files that aren't UTF-8 and aren't excluded.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold kit check .
  cargo scaffold kit check . --all
  cargo scaffold kit check . --run 'cargo test'")]
pub struct KitCheckArgs {
    /// The folder with one or more templates
    pub path: PathBuf,

    /// Render all combinations of answers
    #[arg(long, conflicts_with = "pairwise")]
    pub all: bool,

    /// Render few combinations, in which every two answers to different questions occur together (the default)
    #[arg(long)]
    pub pairwise: bool,

    /// Run this shell command in each project, with a shared cargo target folder
    #[arg(long, value_name = "CMD")]
    pub run: Option<String>,

    /// Give a question the same answer in all combinations
    #[arg(short, long = "define", value_name = "KEY=VALUE")]
    pub define: Vec<String>,

    /// Let the templates run their scripts, with your permissions
    #[arg(long)]
    pub trust: bool,

    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Update one kit, or all, to the newest commit of its branch or tag
#[derive(Args)]
pub struct KitUpdateArgs {
    /// The kit's name [default: all kits]
    pub name: Option<String>,
}

/// Remove a kit, and what was fetched for it
#[derive(Args)]
pub struct KitRemoveArgs {
    /// The kit's name
    pub name: String,
}
