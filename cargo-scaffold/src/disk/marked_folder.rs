//! A hidden folder of ours beside what it's for. It holds a marker, which is locked as long as the process lives, so
//! that a later run knows what a killed one left, and takes nobody else's folder for it.

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    fs::{File, Metadata},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use fs_err as fs;
use tempfile::TempDir;

const PREFIX: &str = ".cargo-scaffold-tmp-";
const MARKER: &str = "cargo-scaffold.lock";
const STAGED: &str = "staged";
const TRANSACTION: &str = "transaction";

/// The names of those that this process holds; no two are alike.
static HELD: Mutex<BTreeSet<OsString>> = Mutex::new(BTreeSet::new());

fn held() -> MutexGuard<'static, BTreeSet<OsString>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removed when dropped, unless it's to be left.
pub struct MarkedFolder {
    path: PathBuf,
    staged: PathBuf,
    left: bool,
    _lock: File,
}

impl MarkedFolder {
    pub fn create(parent: &Path) -> Result<Self> {
        let folder = new_folder(parent)?;
        match mark(folder.path()) {
            Ok(lock) => Ok(Self::new(folder.keep(), false, lock)),
            // Another run took it for a killed one's, just before the marker was locked.
            Err(_) if !folder.path().exists() => Self::create(parent),
            Err(error) => Err(error),
        }
    }

    /// Takes over the folder `path` that a killed run left; it's left until something else is said.
    ///
    /// `None` if it isn't ours, still in use, or holds what no run puts there.
    pub fn take_over(path: &Path) -> Option<Self> {
        let is_ours = path.file_name()?.to_string_lossy().starts_with(PREFIX);
        // There's no use in waiting for ourselves.
        if !is_ours || held().contains(path.file_name()?) {
            return None;
        }
        let metadata = path.symlink_metadata().ok()?;
        if !metadata.is_dir() || !is_own(&metadata) {
            return None;
        }
        let marker = path.join(MARKER);
        // Opening a pipe would wait for somebody to write into it.
        if !marker.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
            remove_unmarked(path, &metadata);
            return None;
        }
        let lock = fs::File::open(&marker).ok()?.into_file();
        try_lock(&lock)?;
        let known = [MARKER, STAGED, TRANSACTION];
        let mut entries = fs::read_dir(path).ok()?;
        let is_known =
            entries.all(|entry| entry.is_ok_and(|entry| known.iter().any(|name| entry.file_name() == *name)));
        is_known.then(|| Self::new(path.to_owned(), true, lock))
    }

    fn new(path: PathBuf, left: bool, lock: File) -> Self {
        held().extend(path.file_name().map(OsStr::to_owned));
        Self { staged: path.join(STAGED), path, left, _lock: lock }
    }

    /// Whether it stays when it's dropped.
    pub fn leave(&mut self, left: bool) {
        self.left = left;
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it's beside.
    pub fn parent(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// What is made ready.
    pub fn staged(&self) -> &Path {
        &self.staged
    }

    /// What is needed to undo it.
    pub fn transaction(&self) -> PathBuf {
        self.path.join(TRANSACTION)
    }

    /// The marker goes last: a folder without one is never removed, unless it's empty.
    fn remove(&self) -> io::Result<()> {
        for inner in [&self.staged, &self.transaction()] {
            match fs::remove_dir_all(inner) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        fs::remove_file(self.path.join(MARKER))?;
        fs::remove_dir(&self.path)
    }

    /// Says which marker this is, as nobody can know who only copies or unpacks a folder of ours.
    pub fn stamp(&self) -> io::Result<String> {
        stamp(&fs::symlink_metadata(self.path.join(MARKER))?)
    }
}

impl Drop for MarkedFolder {
    /// What can't be removed is left to a later run.
    fn drop(&mut self) {
        if !self.left {
            let _ = self.remove();
        }
        self.path.file_name().map(|name| held().remove(name));
    }
}

/// Nobody else can read it, or put anything into it.
/// `None` if another run holds the lock, and goes on holding it: one that was killed needs a moment to end.
fn try_lock(lock: &File) -> Option<()> {
    const TRIES: usize = 40;
    for _ in 0..TRIES {
        if lock.try_lock().is_ok() {
            return Some(());
        }
        thread::sleep(Duration::from_millis(5));
    }
    None
}

fn new_folder(parent: &Path) -> io::Result<TempDir> {
    let mut folder = tempfile::Builder::new();
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.prefix(PREFIX).tempdir_in(parent)
}

fn mark(folder: &Path) -> Result<File> {
    let marker = fs::File::create_new(folder.join(MARKER))?.into_file();
    marker.lock().with_context(|| format!("can't lock a file in `{}`", folder.display()))?;
    fs::create_dir(folder.join(STAGED))?;
    Ok(marker)
}

/// The run was killed just before it made the marker, or just after it removed it. Or it's about to make it.
fn remove_unmarked(path: &Path, metadata: &Metadata) {
    const MAX_AGE: Duration = Duration::from_secs(60);
    let age = metadata.modified().ok().and_then(|time| time.elapsed().ok());
    if age.is_some_and(|age| age > MAX_AGE) {
        let _ = fs::remove_dir(path);
    }
}

/// In a folder for all, such as the system's temporary one, others could put something for us to take over.
#[cfg(unix)]
fn is_own(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own(_: &Metadata) -> bool {
    true
}

/// Only the system sets this time.
#[cfg(unix)]
fn stamp(marker: &Metadata) -> io::Result<String> {
    use std::os::unix::fs::MetadataExt;
    Ok(format!("{}:{}.{:09}", marker.ino(), marker.ctime(), marker.ctime_nsec()))
}

#[cfg(not(unix))]
fn stamp(marker: &Metadata) -> io::Result<String> {
    let since = marker.created()?.duration_since(std::time::UNIX_EPOCH).map_err(io::Error::other)?;
    Ok(since.as_nanos().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_is_taken_over_and_removed() {
        let parent = tempfile::tempdir().unwrap();
        let mut folder = MarkedFolder::create(parent.path()).unwrap();
        let path = folder.path().to_owned();
        fs::write(folder.staged().join("file"), "").unwrap();
        assert!(MarkedFolder::take_over(&path).is_none(), "in use");
        folder.leave(true);
        drop(folder);
        let mut folder = MarkedFolder::take_over(&path).unwrap();
        folder.leave(false);
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn what_is_not_ours_is_left() {
        let parent = tempfile::tempdir().unwrap();
        for (name, file) in [(".cargo-scaffold-notes", MARKER), (".cargo-scaffold-tmp-notes", "mine")] {
            let path = parent.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::write(path.join(file), "").unwrap();
            assert!(MarkedFolder::take_over(&path).is_none());
            assert!(path.join(file).exists());
        }
        let mut folder = MarkedFolder::create(parent.path()).unwrap();
        folder.leave(true);
        let path = folder.path().to_owned();
        drop(folder);
        fs::write(path.join("mine"), "").unwrap();
        assert!(MarkedFolder::take_over(&path).is_none(), "a file of somebody's is in it");
    }
}
