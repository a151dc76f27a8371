//! Where a project is to be.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

/// Either a path where nothing or an empty folder is: the project is renamed to it, with the folders above it that aren't
/// there yet. Or the current folder: the project's files are moved into it.
pub struct Destination {
    /// As the user wrote it.
    pub given: PathBuf,
    /// The nearest folder above the project that is there, as an absolute path without symlinks: the project is staged
    /// in it.
    pub parent: PathBuf,
    /// In that folder, or further down.
    pub path: PathBuf,
    /// Whether it is the current folder.
    pub is_current: bool,
}

impl Destination {
    pub fn new(given: &Path) -> Result<Self> {
        let Some(name) = given.file_name() else {
            bail!("`{}` doesn't end in a name: give the new project's folder, as in `path/to/mylib`", given.display());
        };
        let above = given.parent().unwrap_or(Path::new(""));
        let is_there = |folder: &&Path| folder.as_os_str().is_empty() || folder.exists();
        let there = above.ancestors().find(is_there).unwrap_or(Path::new(""));
        let missing = above.strip_prefix(there)?;
        let parent = if there.as_os_str().is_empty() { Path::new(".") } else { there };
        ensure!(parent.is_dir(), "`{}` is a file: there can be no project in it", parent.display());
        let climbs = missing.components().any(|component| component == Component::ParentDir);
        ensure!(!climbs, "`{}` isn't there: leave out the `..` after it", missing.display());
        let parent = fs::canonicalize(parent)?;
        let path = parent.join(missing).join(name);
        check_free(given, &path)?;
        Ok(Self { given: given.to_owned(), parent, path, is_current: false })
    }

    /// The current folder.
    pub fn current() -> Result<Self> {
        let path = fs::canonicalize(".")?;
        Ok(Self { given: PathBuf::from("."), parent: path.clone(), path, is_current: true })
    }

    /// What is renamed into its place: the project, or the topmost of the new folders above it.
    pub fn top(&self) -> PathBuf {
        let below = self.path.strip_prefix(&self.parent).ok();
        let first = below.and_then(|below| below.components().next());
        first.map_or_else(|| self.path.clone(), |first| self.parent.join(first))
    }

    /// The folder's own name.
    pub fn name(&self) -> Result<&str> {
        let name = self.path.file_name().and_then(|name| name.to_str());
        name.with_context(|| format!("the name of `{}` isn't UTF-8: give one with `--name`", self.given.display()))
    }
}

fn check_free(given: &Path, path: &Path) -> Result<()> {
    let given = given.display();
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    ensure!(!metadata.is_symlink(), "`{given}` is a symlink: choose another name, or write to where it points");
    ensure!(metadata.is_dir(), "`{given}` is a file: choose another name, or move it away");
    ensure!(fs::read_dir(path)?.next().is_none(), "`{given}` isn't empty: choose another name, or move it away");
    Ok(())
}
