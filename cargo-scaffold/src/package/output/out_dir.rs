//! Where the package goes: a folder that a build may replace.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};

use super::install;
use crate::package::assemble::package::Package;

/// An absolute path that holds nothing but a package that a build made, or doesn't exist yet.
pub struct OutDir(PathBuf);

impl OutDir {
    /// Checks the folder that the user named, or else `pkg` beside the crate's manifest.
    pub fn choose(given: Option<&Path>, root: &Path) -> Result<Self> {
        let folder = match given {
            Some(given) => path_clean::clean(env::current_dir()?.join(given)),
            None => root.join("pkg"),
        };
        check_place(&folder, root)?;
        check_owner(&folder)?;
        Ok(Self(folder))
    }

    /// Replaces the package that was there.
    pub fn install(&self, package: &Package) -> Result<()> {
        install::replace(&self.0, &package.files)
    }

    pub fn into_path(self) -> PathBuf {
        self.0
    }
}

fn check_place(folder: &Path, root: &Path) -> Result<()> {
    let shown = folder.display();
    let (real, root) = (real(folder), real(root));
    ensure!(real != root, "the package can't go into the crate's own folder `{shown}`: name another with `--out-dir`");
    ensure!(
        !root.starts_with(&real),
        "the package can't go into `{shown}`, which contains the crate: name another folder with `--out-dir`"
    );
    ensure!(
        !real.starts_with(root.join("src")) && !real.starts_with(root.join(".git")),
        "the package can't go into `{shown}`, among the crate's sources: name another folder with `--out-dir`"
    );
    Ok(())
}

/// An existing folder must be empty, or a package that we made.
fn check_owner(folder: &Path) -> Result<()> {
    let Ok(metadata) = folder.symlink_metadata() else {
        return Ok(());
    };
    let shown = folder.display();
    ensure!(!metadata.is_symlink(), "`{shown}` is a symbolic link: remove it, or name a folder with `--out-dir`");
    ensure!(metadata.is_dir(), "`{shown}` is a file: remove it, or name a folder with `--out-dir`");
    match install::foreign_files(folder)?.first() {
        Some(foreign) if !install::is_package(folder) => bail!(
            "`{shown}` is no package that a build made, and holds `{}`: empty it, or name another with `--out-dir`",
            foreign.display()
        ),
        _ => Ok(()),
    }
}

/// With the links resolved in the part of the path that exists.
fn real(path: &Path) -> PathBuf {
    let existing = path.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    match existing {
        Some((ancestor, real)) => match path.strip_prefix(ancestor) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
        None => path.to_owned(),
    }
}
