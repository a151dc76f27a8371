//! The package, assembled beside its place and swapped in whole: whatever happens, the old or the new one is there.

use std::{
    fs::{File, TryLockError},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use fs_err as fs;
use tempfile::TempDir;

use super::entries::PackageFile;

/// Lists the files of a package that we made. npm leaves it out, as `files` doesn't name it.
const LIST: &str = ".cargo-scaffold";
/// How the names of staging folders start.
const PREFIX: &str = ".cargo-scaffold-";
/// What package managers may put into a package that is linked instead of installed.
const INSTALLED: &str = "node_modules";

/// Puts `files` into `folder`, in place of the package that was there.
pub fn replace(folder: &Path, files: &[PackageFile]) -> Result<()> {
    let parent = folder.parent().context("the package needs a parent folder")?;
    fs::create_dir_all(parent)?;
    sweep(parent)?;
    let staged = TempDir::with_prefix_in(PREFIX, parent)
        .with_context(|| format!("failed to create a folder in `{}`", parent.display()))?;
    // Locked as long as it is in the making, so that another build doesn't take it for a leftover.
    let mut list = File::create(staged.path().join(LIST))?;
    list.lock()?;
    for file in files {
        write(staged.path(), file)?;
        writeln!(list, "{}", file.path)?;
    }
    make_readable(staged.path())?;
    swap(staged.path(), folder)?;
    keep_installed(staged.path(), folder)
}

/// A file in `folder` that isn't on the list of the package that we made there.
pub fn foreign_file(folder: &Path) -> Result<Option<PathBuf>> {
    let mut known = match File::open(folder.join(LIST)) {
        Ok(list) => BufReader::new(list).lines().collect::<Result<Vec<_>, _>>()?,
        Err(_) => Vec::new(),
    };
    known.push(LIST.to_owned());
    for entry in ignore::WalkBuilder::new(folder).standard_filters(false).filter_entry(is_not_installed).build() {
        let entry = entry?;
        let path = entry.path().strip_prefix(folder)?;
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if !is_folder && !known.iter().any(|known| Path::new(known) == path) {
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

fn is_not_installed(entry: &ignore::DirEntry) -> bool {
    entry.file_name() != INSTALLED
}

/// Removes what builds left behind that were killed.
fn sweep(parent: &Path) -> Result<()> {
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && is_abandoned(&entry.path()) {
            // Another build may be sweeping, too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    Ok(())
}

fn is_abandoned(staged: &Path) -> bool {
    match File::open(staged.join(LIST)) {
        Ok(list) => !matches!(list.try_lock(), Err(TryLockError::WouldBlock)),
        Err(_) => true,
    }
}

fn write(root: &Path, file: &PackageFile) -> Result<()> {
    let path = root.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(&path, &file.contents)?)
}

/// Temporary folders are their owner's only; a package is for everyone who may read its surroundings.
#[cfg(unix)]
fn make_readable(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let like = fs::metadata(folder.parent().unwrap_or(folder))?.permissions().mode();
    let mode = std::fs::Permissions::from_mode(0o700 | (like & 0o055));
    Ok(fs::set_permissions(folder, mode)?)
}

#[cfg(not(unix))]
fn make_readable(_folder: &Path) -> Result<()> {
    Ok(())
}

/// Leaves the old package, if there was one, where the new one was staged.
fn swap(staged: &Path, folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(fs::rename(staged, folder)?);
    }
    if exchange(staged, folder) {
        return Ok(());
    }
    let old = staged.with_extension("old");
    fs::rename(folder, &old)?;
    fs::rename(staged, folder).inspect_err(|_| drop(fs::rename(&old, folder)))?;
    Ok(fs::rename(&old, staged)?)
}

/// In one step, where the system can do that.
#[cfg(any(target_vendor = "apple", target_os = "linux", target_os = "android"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_vendor = "apple", target_os = "linux", target_os = "android")))]
fn exchange(_one: &Path, _other: &Path) -> bool {
    false
}

fn keep_installed(old: &Path, new: &Path) -> Result<()> {
    let installed = old.join(INSTALLED);
    if installed.exists() {
        fs::rename(installed, new.join(INSTALLED))?;
    }
    Ok(())
}
