//! The arguments of `kit` and its subcommands.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{format::Format, reference::ReferenceArgs};

/// Give repositories of templates a name: `cargo scaffold new NAME --kind KIT/TEMPLATE`
///
/// A kit stays at the commit it was added or updated at, so that it needs no network and gives the same each time.
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
    pub name: String,

    /// Where it is: https, ssh, `gh:`, `gl:` or `bb:owner/repo`, or a path
    #[arg(group = "repository")]
    pub url: String,

    #[command(flatten)]
    pub reference: ReferenceArgs,
}

/// Let the templates of a kit run their scripts, as they are now
///
/// Scripts can do whatever you can: what they are is shown. The consent is for the commit that the kit is at: an update
/// asks for it again.
#[derive(Args)]
pub struct KitTrustArgs {
    pub name: String,

    /// Take the consent back
    #[arg(long)]
    pub revoke: bool,
}

/// Test the templates in a folder: render combinations of answers, and run a command in each result
///
/// Named are also variables that nothing defines, answers that nothing uses, conditions that never hold or can't be
/// evaluated, `${{ }}` that rendering takes away, and files that aren't UTF-8 and not excluded.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold kit check .
  cargo scaffold kit check . --all
  cargo scaffold kit check . --run 'cargo test'")]
pub struct KitCheckArgs {
    /// The folder with the template, or with several
    pub path: PathBuf,

    /// Every combination of answers
    #[arg(long, conflicts_with = "pairwise")]
    pub all: bool,

    /// Few combinations, in which every two answers to different questions meet (the default)
    #[arg(long)]
    pub pairwise: bool,

    /// Run this line of shell in each project; they share cargo's target folder
    #[arg(long, value_name = "CMD")]
    pub run: Option<String>,

    /// Answer a question the same way in every combination
    #[arg(short, long = "define", value_name = "KEY=VALUE")]
    pub define: Vec<String>,

    /// Let the templates run their scripts: they can do whatever you can
    #[arg(long)]
    pub trust: bool,

    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Take a kit, or each, to the newest commit of its branch or tag
#[derive(Args)]
pub struct KitUpdateArgs {
    pub name: Option<String>,
}

/// Forget a kit, and what was fetched of it
#[derive(Args)]
pub struct KitRemoveArgs {
    pub name: String,
}
