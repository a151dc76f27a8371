//! A commit's files in the cache.

use std::path::PathBuf;

use anyhow::{Context, Result};
use git2::Oid;

use super::{
    cache::{Cache, Reading},
    fetch::{self, Network},
    fetch_error,
    git_source::GitSource,
    submodules::Submodule,
    tree,
    tree_entry::TreeEntryKind,
    working_tree,
};

/// The files of a commit, without those of its submodules.
pub struct CachedCommit {
    pub folder: PathBuf,
    pub commit: Oid,
    pub submodules: Vec<Submodule>,
    pub reading: Reading,
}

/// What was found, before it's known that nobody changes it.
struct Found {
    folder: PathBuf,
    commit: Oid,
    submodules: Vec<Submodule>,
}

impl CachedCommit {
    /// The commit that `source` names; what isn't in the cache is fetched, and a damaged cache is filled anew.
    pub fn of(source: &GitSource, network: Network) -> Result<Self> {
        let cache = Cache::lock(&source.url, network.shell)?;
        let Found { folder, commit, submodules } = Self::found(&cache, source, network)?;
        match cache.read(&folder)? {
            Some(reading) => Ok(Self { folder, commit, submodules, reading }),
            // It has to be fetched again.
            None => Self::of(source, network),
        }
    }

    fn found(cache: &Cache, source: &GitSource, network: Network) -> Result<Found> {
        match Self::get(cache, source, network) {
            // git's own errors are about the cache: those of the network are explained, and those of the tree are ours.
            Err(error) if !error.is::<git2::Error>() => Err(error),
            Err(error) if network.offline => {
                Err(error.context(format!("the cache of `{}` is damaged: run it once without `--offline`", source.url)))
            }
            Err(error) => {
                let error = source.url.redact(&error.to_string());
                network
                    .shell
                    .warn(format_args!("the cache of `{}` is damaged: fetching it again: {error}", source.url));
                cache.clear()?;
                Self::get(cache, source, network).map_err(|error| fetch_error::explain(&error, &source.url))
            }
            done => done,
        }
    }

    fn get(cache: &Cache, source: &GitSource, network: Network) -> Result<Found> {
        let repository = cache.repository()?;
        let commit = fetch::commit(&repository, &source.url, &source.reference, network)?;
        let tree = repository.find_commit(commit)?.tree()?;
        let entries = tree::entries(&repository, &tree).context(format!("can't use `{}` at `{commit}`", source.url))?;
        let folder = cache.checkout(commit);
        if !working_tree::is_whole(&repository, &entries, &folder)? {
            let staging = cache.staging()?;
            working_tree::write(&repository, &entries, staging.path())?;
            cache.keep(&staging, &folder)?;
        }
        let submodules = entries.into_iter().filter(|entry| entry.kind == TreeEntryKind::Submodule);
        let submodules = submodules.map(|entry| Submodule { path: entry.path, commit: entry.id }).collect();
        Ok(Found { folder, commit, submodules })
    }
}
