//! Where the package goes: a folder that a build may replace.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};
use fs_err as fs;

use super::{git_status, install};
use crate::package::{assemble::package::Package, krate::wasm_crate::Crate};

/// An absolute path that holds nothing but a package that a build made, or doesn't exist yet.
pub struct OutDir {
    path: PathBuf,
}

impl OutDir {
    /// Checks the folder that the user named, or else `pkg` beside the crate's manifest.
    pub fn choose(given: Option<&Path>, krate: &Crate) -> Result<Self> {
        let path = match given {
            Some(given) => path_clean::clean(env::current_dir()?.join(given)),
            None => krate.root.join("pkg"),
        };
        check_place(&path, krate)?;
        check_way(&path)?;
        if path.symlink_metadata().is_ok() {
            check_owner(&path)?;
        }
        Ok(Self { path })
    }

    /// Replaces the package that was there. A new one, which is generated, isn't shown by git: npm packs by `files`, and
    /// doesn't read its `.gitignore`. `sources` are the lines for what it was built from. Returns what the user may want to know about it.
    pub fn install(&self, package: &Package, sources: &str) -> Result<Option<String>> {
        let is_new = !self.path.exists();
        install::replace(&self.path, &package.files, sources)?;
        if !is_new || !git_status::is_shown(&self.path) {
            return Ok(None);
        }
        let gitignore = self.path.join(".gitignore");
        fs::write(
            &gitignore, "*
",
        )?;
        let path = gitignore.display();
        Ok(Some(format!("git does not show the package, which is generated: to commit it, remove `{path}`")))
    }

    /// The path without links, whether it's there or not.
    pub fn real_path(&self) -> PathBuf {
        real(&self.path)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn check_place(folder: &Path, krate: &Crate) -> Result<()> {
    let shown = folder.display();
    let (real, root) = (real(folder), real(&krate.root));
    ensure!(real != root, "the package can't go into the crate's own folder `{shown}`: name another with `--out-dir`");
    ensure!(
        !root.starts_with(&real),
        "the package can't go into `{shown}`, which contains the crate: name another folder with `--out-dir`"
    );
    let is_source = krate.sources.folders.iter().any(|source| is_inside(&real, source));
    ensure!(
        !is_source,
        "the package can't go into `{shown}`, among the crate's sources: name another folder with `--out-dir`"
    );
    let is_history = real.iter().any(|name| HISTORY.iter().any(|history| name.eq_ignore_ascii_case(history)));
    ensure!(
        !is_history,
        "the package can't go into `{shown}`, where the history of your files is: name another folder with `--out-dir`"
    );
    Ok(())
}

const HISTORY: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// Whatever the system thinks of capital letters.
fn is_inside(real_path: &Path, folder: &Path) -> bool {
    let folder = real(folder);
    let mut path = real_path.iter();
    folder.iter().all(|name| path.next().is_some_and(|other| other.eq_ignore_ascii_case(name)))
}

/// The nearest thing that exists above must be a folder: the rest can be made.
fn check_way(folder: &Path) -> Result<()> {
    let Some(nearest) = folder.ancestors().skip(1).find(|path| path.symlink_metadata().is_ok()) else { return Ok(()) };
    ensure!(
        nearest.is_dir(),
        "the package can't go into `{}`, as `{}` is no folder: name another with `--out-dir`",
        folder.display(),
        nearest.display()
    );
    Ok(())
}

/// An existing folder must be empty, or a package that we made.
fn check_owner(folder: &Path) -> Result<()> {
    let metadata = folder.symlink_metadata()?;
    let shown = folder.display();
    ensure!(!metadata.is_symlink(), "`{shown}` is a symbolic link: remove it, or name a folder with `--out-dir`");
    ensure!(metadata.is_dir(), "`{shown}` is a file: remove it, or name a folder with `--out-dir`");
    match install::foreign_files(folder, &[])?.first() {
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
