//! Templates in git repositories: fetched once, kept in the user's cache folder, and read from there.

pub mod cache;
pub mod fetch;
pub mod fetch_error;
pub mod line_endings;
pub mod reference;
pub mod submodules;
pub mod tree;
pub mod url;

use std::path::PathBuf;

use anyhow::{Context, Result};
use git2::Oid;

use cache::Cache;
pub use cache::remove;
pub use fetch::Network;
use reference::Reference;
use submodules::Submodule;
use tree::Kind;
use url::Url;

use crate::disk::staging::Staging;

/// A state of a repository.
pub struct Source {
    pub url: Url,
    pub reference: Reference,
    /// Whether its submodules are wanted too.
    pub submodules: bool,
}

/// The files of a commit: to be read as long as the value lives, and never to be changed.
pub struct Checkout {
    pub folder: PathBuf,
    pub commit: Oid,
    _composed: Option<Staging>,
}

/// Gets the files of `source`, from the network as far as they aren't in the cache.
pub fn checkout(source: &Source, network: Network) -> Result<Checkout> {
    nested(source, network, 0)
}

fn nested(source: &Source, network: Network, depth: usize) -> Result<Checkout> {
    let (plain, submodules) = repaired(source, network)?;
    if submodules.is_empty() {
        return Ok(plain);
    }
    if !source.submodules {
        let paths: Vec<_> = submodules.iter().map(|submodule| format!("`{}`", submodule.path.display())).collect();
        network.shell.warn(format_args!("left out the submodule {}: pass `--submodules` to get it", paths.join(", ")));
        return Ok(plain);
    }
    let composed = submodules::compose(source, &plain, &submodules, network, depth)?;
    Ok(Checkout { folder: composed.path().to_owned(), _composed: Some(composed), ..plain })
}

/// Once more from scratch, where the cache isn't what was fetched.
fn repaired(source: &Source, network: Network) -> Result<(Checkout, Vec<Submodule>)> {
    let cache = Cache::lock(&source.url, network.shell)?;
    match plain(&cache, source, network) {
        Err(error) if !error.is::<git2::Error>() => Err(error),
        Err(error) if network.offline => {
            Err(error.context(format!("the cache of `{}` is damaged: run it once without `--offline`", source.url)))
        }
        Err(error) => {
            let error = source.url.redact(&error.to_string());
            network.shell.warn(format_args!("the cache of `{}` is damaged: fetching it again: {error}", source.url));
            cache.clear()?;
            plain(&cache, source, network).map_err(|error| fetch_error::explain(&error, &source.url))
        }
        done => done,
    }
}

/// The files without submodules, and which of those there are.
///
/// # Errors
/// One of git's own is the cache's fault: the network's are explained, and those of the tree are ours.
fn plain(cache: &Cache, source: &Source, network: Network) -> Result<(Checkout, Vec<Submodule>)> {
    let repository = cache.repository()?;
    let commit = fetch::commit(&repository, &source.url, &source.reference, network)?;
    let tree = repository.find_commit(commit)?.tree()?;
    let entries = tree::entries(&repository, &tree).context(format!("can't use `{}` at `{commit}`", source.url))?;
    let folder = cache.checkout(commit);
    if !folder.exists() || !tree::is_whole(&repository, &entries, &folder)? {
        let staging = cache.staging()?;
        tree::write(&repository, &entries, staging.path())?;
        cache.keep(&staging, &folder)?;
    }
    let submodules = entries.into_iter().filter(|entry| entry.kind == Kind::Submodule);
    let submodules = submodules.map(|entry| Submodule { path: entry.path, commit: entry.id }).collect();
    Ok((Checkout { folder, commit, _composed: None }, submodules))
}
