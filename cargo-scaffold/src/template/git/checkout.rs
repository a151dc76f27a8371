//! The files of a commit, with its submodules if they're wanted.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use git2::Oid;

use super::{
    cache::Reading,
    cached_commit::CachedCommit,
    fetch::Network,
    git_source::GitSource,
    submodules::{self, Submodule},
};
use crate::disk::{copy_folder::copy_folder, staging::Staging};

/// The files of a commit, to be read as long as the value lives, and never to be changed.
pub struct Checkout {
    pub folder: PathBuf,
    pub commit: Oid,
    keeper: Keeper,
}

/// What keeps the files as they are.
enum Keeper {
    Cache {
        _reading: Reading,
    },
    /// A copy, with the submodules in it.
    Copy {
        _folder: Staging,
    },
}

impl Checkout {
    pub fn has_submodules(&self) -> bool {
        matches!(self.keeper, Keeper::Copy { .. })
    }
}

/// Submodules in submodules: deeper ones are an attack.
const MAX_DEPTH: usize = 8;

/// Gets the files of `source`; what isn't in the cache is fetched.
pub fn checkout(source: &GitSource, network: Network) -> Result<Checkout> {
    nested(source, network, 0)
}

fn nested(source: &GitSource, network: Network, depth: usize) -> Result<Checkout> {
    let cached = CachedCommit::of(source, network)?;
    let commit = cached.commit;
    if !cached.submodules.is_empty() && source.submodules {
        ensure!(depth < MAX_DEPTH, "the submodules of `{}` nest more than {MAX_DEPTH} deep", source.url);
        let folder = with_submodules(source, cached, network, depth)?;
        return Ok(Checkout { folder: folder.path().to_owned(), commit, keeper: Keeper::Copy { _folder: folder } });
    }
    if !cached.submodules.is_empty() {
        network.shell.warn(left_out(&cached.submodules));
    }
    Ok(Checkout { folder: cached.folder, commit, keeper: Keeper::Cache { _reading: cached.reading } })
}

/// A copy of the commit's files, with its submodules in their places.
fn with_submodules(source: &GitSource, cached: CachedCommit, network: Network, depth: usize) -> Result<Staging> {
    let copy = Staging::temporary()?;
    copy_folder(&cached.folder, copy.path())?;
    // A submodule can be in the same repository.
    drop(cached.reading);
    for (path, submodule) in submodules::sources(source, copy.path(), &cached.submodules)? {
        copy_folder(&nested(&submodule, network, depth + 1)?.folder, &copy.path().join(path))?;
    }
    Ok(copy)
}

fn left_out(submodules: &[Submodule]) -> String {
    let paths: Vec<_> = submodules.iter().map(|submodule| format!("`{}`", submodule.path.display())).collect();
    format!("left out the submodule {}: pass `--submodules` to get it", paths.join(", "))
}
