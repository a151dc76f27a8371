//! The place where a project is to be.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use crate::{base::rel_path::RelPath, make::plan::Plan};

/// A place that a project can be renamed into: nothing or an empty folder is there, and its parent exists. Or the
/// current folder, which it is moved into file by file.
pub struct Destination {
    /// As the user wrote it.
    pub given: PathBuf,
    /// Its folder's absolute path, without symlinks.
    pub parent: PathBuf,
    pub path: PathBuf,
    /// Whether it's the current folder.
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

impl Destination {
    /// Which of `plan`'s files are there already.
    ///
    /// # Errors
    /// One would be written through a link, or into a file.
    pub fn taken(&self, plan: &Plan) -> Result<Vec<RelPath>> {
        let mut taken = Vec::new();
        for path in plan.files.iter().map(|file| &file.path).filter(|_| self.is_current) {
            for folder in path.as_path().ancestors().skip(1) {
                let metadata = self.path.join(folder).symlink_metadata();
                let in_the_way = metadata.is_ok_and(|metadata| !metadata.is_dir());
                ensure!(!in_the_way, "`{}` is a link or a file: `{path}` can't be put into it", folder.display());
            }
            if self.path.join(path.as_path()).symlink_metadata().is_ok() {
                taken.push(path.clone());
            }
        }
        Ok(taken)
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
