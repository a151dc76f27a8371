//! What git thinks of the package's folder.

use std::path::Path;

use git2::Repository;

/// The folder's path in its repository, if git would show its files as new: it neither ignores nor tracks them.
pub fn unignored(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    // Starting libgit2 takes time.
    folder.ancestors().find(|folder| folder.join(".git").exists())?;
    let repository = Repository::discover(folder.parent()?).ok()?;
    let path = folder.strip_prefix(repository.workdir()?.canonicalize().ok()?).ok()?;
    let is_tracked = repository.index().ok()?.find_prefix(path).is_ok();
    let is_ignored = repository.is_path_ignored(&folder).unwrap_or(true);
    let parts: Option<Vec<_>> = path.iter().map(|part| part.to_str()).collect();
    (!is_tracked && !is_ignored).then(|| parts.map(|parts| parts.join("/"))).flatten()
}
