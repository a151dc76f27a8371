//! A hidden folder beside the destination in which a project is made ready, so that it appears whole or not at all.

use std::{
    fs::File,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Result;
use fs_err as fs;
use tempfile::TempDir;

const PREFIX: &str = ".cargo-scaffold-";
const LOCK: &str = "lock";

/// Locked as long as its process lives, and removed when dropped.
pub struct Staging {
    folder: TempDir,
    _lock: File,
}

impl Staging {
    /// Makes a staging folder in `parent`, and sweeps those that killed runs have left there.
    pub fn new(parent: &Path) -> Result<Self> {
        sweep(parent);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
        let lock = File::create(folder.path().join(LOCK))?;
        lock.lock()?;
        let staging = Self { folder, _lock: lock };
        fs::create_dir(staging.project())?;
        Ok(staging)
    }

    /// The folder to put the project into.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }
}

/// What can't be removed is left: it is in nobody's way.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && is_stale(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether no process holds the folder's lock; one that has no lock yet is given time to make it.
fn is_stale(folder: &Path) -> bool {
    match File::open(folder.join(LOCK)) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(_) => {
            let modified = folder.symlink_metadata().and_then(|metadata| metadata.modified());
            modified.ok().and_then(|time| time.elapsed().ok()).is_some_and(|age| age > Duration::from_secs(60))
        }
    }
}
