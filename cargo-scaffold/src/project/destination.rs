//! Where a project is to be.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

/// Either a path where nothing or an empty folder is, in a folder that exists: the project is renamed to it. Or the
/// current folder: the project's files are moved into it.
pub struct Destination {
    /// As the user wrote it.
    pub given: PathBuf,
    /// The folder that the project is staged in, as an absolute path without symlinks.
    pub parent: PathBuf,
    pub path: PathBuf,
    /// Whether it is the current folder.
    pub is_current: bool,
}

impl Destination {
    pub fn new(given: &Path) -> Result<Self> {
        let Some(name) = given.file_name() else {
            bail!("`{}` doesn't end in a name: give the new project's folder, as in `path/to/mylib`", given.display());
        };
        let parent = match given.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        ensure!(
            parent.is_dir(),
            "the folder `{0}` doesn't exist: create it first, with `mkdir -p {0}`",
            parent.display()
        );
        let parent = fs::canonicalize(parent)?;
        let path = parent.join(name);
        check_free(given, &path)?;
        Ok(Self { given: given.to_owned(), parent, path, is_current: false })
    }

    /// The current folder.
    pub fn current() -> Result<Self> {
        let path = fs::canonicalize(".")?;
        Ok(Self { given: PathBuf::from("."), parent: path.clone(), path, is_current: true })
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
