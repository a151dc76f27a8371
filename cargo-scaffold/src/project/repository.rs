//! The repository that a new project starts in.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use git2::{ErrorCode, Repository, RepositoryInitOptions};

use super::destination::Destination;

/// Whether a project at `destination` would be tracked by a repository around it.
pub fn is_inside_repository(destination: &Destination) -> bool {
    // libgit2 reads the system's certificates when it starts, which takes longer than all the rest of `new`.
    let around = destination.parent.ancestors().any(|folder| folder.join(".git").exists());
    if !around && std::env::var_os("GIT_DIR").is_none() {
        return false;
    }
    match Repository::discover(&destination.parent) {
        Ok(repository) => !repository.is_path_ignored(&destination.path).unwrap_or(false),
        // A repository that belongs to another user is one, too.
        Err(error) => error.code() == ErrorCode::Owner,
    }
}

/// Whether GitHub would read the workflows of a project at `destination`: it looks for them in a repository's root only.
pub fn reads_workflows(destination: &Destination) -> bool {
    destination.path.join(".git").exists() || !is_inside_repository(destination)
}

/// Makes a repository in `folder`; its initial branch is the user's `init.defaultBranch`.
///
/// By git where it's installed: it knows all of the user's settings, and starts faster than libgit2.
pub fn init(folder: &Path) -> Result<()> {
    let mut git = Command::new("git");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"] {
        git.env_remove(variable);
    }
    let made = git.args(["init", "--quiet"]).current_dir(folder).stdin(Stdio::null()).output();
    if made.is_ok_and(|output| output.status.success()) && folder.join(".git").is_dir() {
        return Ok(());
    }
    let options = &mut RepositoryInitOptions::new();
    Repository::init_opts(folder, options.no_reinit(false).mkdir(false))
        .with_context(|| "can't make a git repository: correct git's configuration, or pass `--vcs none`")?;
    Ok(())
}
