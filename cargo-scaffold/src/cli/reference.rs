//! The arguments that name a state of a repository.

use clap::Args;

/// Which state of a repository
#[derive(Clone, Args)]
#[group(multiple = false, requires = "repository")]
pub struct ReferenceArgs {
    /// The newest commit of this branch, instead of the default branch
    #[arg(long, value_name = "NAME")]
    pub branch: Option<String>,

    /// The commit of this tag
    #[arg(long, value_name = "NAME")]
    pub tag: Option<String>,

    /// This commit, by 7 to 40 digits of its id; with all 40, a commit that was fetched before needs no network
    #[arg(long, value_name = "COMMIT")]
    pub rev: Option<String>,
}
