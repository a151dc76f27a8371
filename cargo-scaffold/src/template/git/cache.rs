//! What was fetched from one address, in the user's cache folder.

use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;
use fs_err as fs;
use git2::{Oid, Repository, RepositoryInitOptions};

use super::git_url::GitUrl;
use crate::{
    base::terminal::Shell,
    disk::{
        hash::Hash,
        staging::{self, Staging},
    },
};

const REPOSITORY: &str = "repository";
const LOCK: &str = "lock";

/// The cache of one address, locked against other processes as long as the value lives.
///
/// A folder that holds a bare repository and, by commit id, the files of each commit that was used.
pub struct Cache {
    folder: PathBuf,
    lock: File,
}

/// Files of the cache that are read: as long as the value lives, nobody changes them.
pub struct Reading {
    _lock: File,
}

impl Cache {
    /// Waits for other runs with the same address, and removes what killed runs left.
    pub fn lock(url: &GitUrl, shell: Shell) -> Result<Self> {
        let folder = folder(url)?;
        fs::create_dir_all(&folder)?;
        let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
        let lock = lock.into_file();
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            shell.status("Blocking", format_args!("another run uses the cache of `{url}`"));
        }
        lock.lock().with_context(|| format!("can't lock `{}`", folder.display()))?;
        staging::sweep(&folder);
        Ok(Self { folder, lock })
    }

    /// The bare repository, created if it isn't there.
    ///
    /// # Errors
    /// It's damaged: it can't be opened, or objects that it has fetched are missing.
    pub fn repository(&self) -> Result<Repository> {
        let path = self.folder.join(REPOSITORY);
        if !path.exists() {
            let options = &mut RepositoryInitOptions::new();
            return Ok(Repository::init_opts(&path, options.bare(true).external_template(false))?);
        }
        let repository = Repository::open_bare(&path)?;
        for reference in repository.references()? {
            reference?.target().map_or(Ok(()), |target| repository.odb()?.read_header(target).map(drop))?;
        }
        Ok(repository)
    }

    /// The folder for the files of `commit`, which needn't be there yet.
    pub fn checkout(&self, commit: Oid) -> PathBuf {
        self.folder.join(commit.to_string())
    }

    /// A folder to put the files of a commit into, to be renamed to its checkout.
    pub fn staging(&self) -> Result<Staging> {
        Staging::new(&self.folder)
    }

    /// Renames what is staged to `checkout`, in place of one that was damaged.
    pub fn keep(&self, staging: &Staging, checkout: &Path) -> Result<()> {
        match checkout.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(checkout)?,
            Ok(_) => fs::remove_file(checkout)?,
            Err(_) => {}
        }
        Ok(fs::rename(staging.path(), checkout)?)
    }

    /// Lets others read too. `None` if another run has removed `checkout` meanwhile.
    pub fn read(self, checkout: &Path) -> Result<Option<Reading>> {
        let failed = || format!("can't lock `{}`", self.folder.display());
        self.lock.unlock().and_then(|()| self.lock.lock_shared()).with_context(failed)?;
        Ok(checkout.is_dir().then_some(Reading { _lock: self.lock }))
    }

    /// Removes everything that was fetched.
    pub fn clear(&self) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Removes all that was fetched from `url`.
pub fn remove(url: &GitUrl, shell: Shell) -> Result<()> {
    Cache::lock(url, shell)?.clear()
}

fn folder(url: &GitUrl) -> Result<PathBuf> {
    let hash = Hash::of(url.to_string().as_bytes());
    let caches = etcetera::choose_base_strategy().context("you have no home folder: set `HOME`")?.cache_dir();
    Ok(caches.join("cargo-scaffold").join("git").join(format!("{}-{}", url.name(), &hash.as_str()[..16])))
}
