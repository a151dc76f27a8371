//! The repository that a new project starts in.

use std::path::Path;

use anyhow::{Context, Result};
use git2::{ErrorCode, Repository, RepositoryInitOptions};

use super::destination::Destination;

/// Whether a project at `destination` would be tracked by a repository around it.
pub fn is_inside_repository(destination: &Destination) -> bool {
    match Repository::discover(&destination.parent) {
        Ok(repository) => !repository.is_path_ignored(&destination.path).unwrap_or(false),
        // Somebody else's repository is one all the same.
        Err(error) => error.code() == ErrorCode::Owner,
    }
}

/// Makes a repository in `folder`; its initial branch is the user's `init.defaultBranch`.
pub fn init(folder: &Path) -> Result<()> {
    let options = &mut RepositoryInitOptions::new();
    Repository::init_opts(folder, options.no_reinit(true).mkdir(false))
        .with_context(|| "can't make a git repository: correct git's configuration, or pass `--vcs none`")?;
    Ok(())
}
