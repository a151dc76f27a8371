//! What git thinks of the package's folder.

use std::path::Path;

use git2::Repository;

/// Whether git would show the folder's files as new: it neither ignores nor tracks them.
pub fn is_shown(folder: &Path) -> bool {
    is_new_to_git(folder).unwrap_or(false)
}

/// `None` if the folder is in no repository, or in one that can't be read.
fn is_new_to_git(folder: &Path) -> Option<bool> {
    let folder = folder.canonicalize().ok()?;
    // Starting libgit2 takes time.
    folder.ancestors().find(|folder| folder.join(".git").exists())?;
    let repository = Repository::discover(folder.parent()?).ok()?;
    let path = folder.strip_prefix(repository.workdir()?.canonicalize().ok()?).ok()?;
    let is_tracked = repository.index().ok()?.find_prefix(path).is_ok();
    let is_ignored = repository.is_path_ignored(&folder).ok()?;
    Some(!is_tracked && !is_ignored)
}
