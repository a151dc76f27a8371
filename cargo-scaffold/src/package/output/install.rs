//! The package, assembled beside its place and swapped in whole: whatever happens, the old or the new one is there.

use std::{
    collections::HashSet,
    fs::{File, TryLockError},
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use ignore::{DirEntry, WalkBuilder};
use tempfile::TempDir;

use crate::package::assemble::package_file::PackageFile;

/// Lists the files of a package that we made. npm leaves it out, as `files` doesn't name it.
const LIST: &str = ".cargo-scaffold";
/// How the names of staging folders start.
const PREFIX: &str = ".cargo-scaffold-pkg-";
/// What package managers may put into a package that is linked instead of installed.
const INSTALLED: &str = "node_modules";

/// Puts `files` into `folder`, in place of the package that was there. What others put into that, stays.
pub fn replace(folder: &Path, files: &[PackageFile]) -> Result<()> {
    let parent = folder.parent().context("the package needs a parent folder")?;
    fs::create_dir_all(parent)?;
    sweep(parent)?;
    let staged = TempDir::with_prefix_in(PREFIX, parent)
        .with_context(|| format!("failed to create a folder in `{}`", parent.display()))?;
    // Locked as long as it is in the making, so that another build doesn't take it for a leftover.
    let mut list = File::create(staged.path().join(LIST))?;
    list.lock()?;
    list.write_all(files.iter().map(|file| format!("{}\n", file.path)).collect::<String>().as_bytes())?;
    files.iter().try_for_each(|file| write(staged.path(), file))?;
    make_readable(staged.path())?;
    let foreign = foreign_files(folder)?;
    if let Some(path) = foreign.iter().find(|path| staged.path().join(path).exists()) {
        bail!("`{}` is in the package's way, and no build put it there: move it away", folder.join(path).display());
    }
    swap(staged.path(), folder)?;
    foreign.iter().try_for_each(|path| keep(&staged.path().join(path), &folder.join(path)))
}

/// Whether a build made the package in `folder`.
pub fn is_package(folder: &Path) -> bool {
    folder.join(LIST).is_file()
}

/// Files in `folder` that aren't on the list of the package that we made there, and what was installed.
pub fn foreign_files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let list = std::fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let known: HashSet<&Path> = list.lines().chain([LIST]).map(Path::new).collect();
    let mut foreign = Vec::from_iter(folder.join(INSTALLED).exists().then(|| INSTALLED.into()));
    for entry in WalkBuilder::new(folder).standard_filters(false).filter_entry(is_not_installed).build() {
        let entry = entry?;
        let path = entry.path().strip_prefix(folder)?;
        if entry.file_type().is_some_and(|kind| !kind.is_dir()) && !known.contains(path) {
            foreign.push(path.to_owned());
        }
    }
    Ok(foreign)
}

fn is_not_installed(entry: &DirEntry) -> bool {
    entry.file_name() != INSTALLED
}

/// Removes what builds left behind that were killed.
fn sweep(parent: &Path) -> Result<()> {
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && is_abandoned(&entry.path()).unwrap_or(false) {
            // Another build may be sweeping, too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    Ok(())
}

/// Whether nobody is making it, and nothing but what we made is in it.
fn is_abandoned(staged: &Path) -> Result<bool> {
    let list = File::open(staged.join(LIST)).ok().filter(|list| list.metadata().is_ok_and(|list| list.len() > 0));
    let unused = match list {
        Some(list) => !matches!(list.try_lock(), Err(TryLockError::WouldBlock)),
        // Its maker may be about to write and lock the list.
        None => fs::metadata(staged)?.modified()?.elapsed().is_ok_and(|age| age > Duration::from_secs(60)),
    };
    Ok(unused && foreign_files(staged)?.is_empty())
}

fn write(root: &Path, file: &PackageFile) -> Result<()> {
    let path = root.join(&file.path);
    if let Some((folder, _)) = file.path.rsplit_once('/') {
        fs::create_dir_all(root.join(folder))?;
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

fn keep(old: &Path, new: &Path) -> Result<()> {
    if let Some(folder) = new.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::rename(old, new)?)
}
