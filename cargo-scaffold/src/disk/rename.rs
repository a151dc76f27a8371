//! Renames that overwrite nothing.

use std::{io, path::Path};

use fs_err as fs;

/// Renames `from` to `to`, where nothing may be.
///
/// # Errors
/// Of kind `AlreadyExists` if something is.
pub fn no_replace(from: &Path, to: &Path) -> io::Result<()> {
    match system::no_replace(from, to) {
        Err(error) if is_unsupported(&error) => link_and_remove(from, to),
        result => result,
    }
}

/// Swaps two files or folders; `aside` is a free path beside them, for systems that can't do it in one step.
pub fn swap(one: &Path, other: &Path, aside: &Path) -> io::Result<()> {
    match system::exchange(one, other) {
        Err(error) if is_unsupported(&error) => swap_in_steps(one, other, aside),
        result => result,
    }
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// A hard link replaces nothing. A folder can't have one, nor can any file on some systems.
fn link_and_remove(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(_) if to.symlink_metadata().is_err() => fs::rename(from, to),
        Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

/// First `other` goes aside, then `one` takes its place, then `other` takes the place of `one`.
fn swap_in_steps(one: &Path, other: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(other, aside)?;
    fs::rename(one, other).inspect_err(|_| drop(fs::rename(aside, other)))?;
    fs::rename(aside, one)
}

#[cfg(any(target_vendor = "apple", target_os = "linux", target_os = "android"))]
mod system {
    use std::{io, path::Path};

    use rustix::fs::{CWD, RenameFlags, renameat_with};

    pub fn no_replace(from: &Path, to: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }

    pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }
}

#[cfg(not(any(target_vendor = "apple", target_os = "linux", target_os = "android")))]
mod system {
    use std::{io, path::Path};

    pub fn no_replace(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rename = fn(&Path, &Path) -> io::Result<()>;
    type Swap = fn(&Path, &Path, &Path) -> io::Result<()>;

    #[test]
    fn what_is_there_is_not_replaced() {
        for rename in [no_replace as Rename, link_and_remove] {
            let folder = tempfile::tempdir().unwrap();
            let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
            fs::write(&from, "new").unwrap();
            fs::write(&to, "mine").unwrap();
            assert_eq!(rename(&from, &to).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&to).unwrap(), "mine");
            fs::remove_file(&to).unwrap();
            rename(&from, &to).unwrap();
            assert_eq!(fs::read_to_string(&to).unwrap(), "new");
            assert!(!from.exists());
        }
    }

    #[test]
    fn files_and_folders_are_swapped() {
        for swap in [swap as Swap, swap_in_steps] {
            let folder = tempfile::tempdir().unwrap();
            let [one, other, aside] = ["one", "other", "aside"].map(|name| folder.path().join(name));
            fs::create_dir(&one).unwrap();
            fs::write(&other, "file").unwrap();
            swap(&one, &other, &aside).unwrap();
            assert!(one.is_file() && other.is_dir() && !aside.exists());
            fs::remove_file(&one).unwrap();
            swap(&one, &other, &aside).unwrap_err();
            assert!(other.is_dir() && !aside.exists());
        }
    }
}
