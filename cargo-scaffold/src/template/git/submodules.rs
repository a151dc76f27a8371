//! The submodules of a commit, each from the same host as the repository around it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use git2::{Config, Oid};
use walkdir::WalkDir;

use super::{Checkout, Source, fetch::Network, nested, reference::Reference};
use crate::disk::staging::Staging;

/// Where a submodule belongs, and its commit.
pub struct Submodule {
    pub path: PathBuf,
    pub commit: Oid,
}

/// No repository nests deeper but to do harm.
const MAX_DEPTH: usize = 8;

/// A copy of `plain`, the files of a commit of `source`, with its submodules in their places.
pub fn compose(
    source: &Source,
    plain: &Checkout,
    submodules: &[Submodule],
    network: Network,
    depth: usize,
) -> Result<Staging> {
    ensure!(depth < MAX_DEPTH, "the submodules of `{}` nest more than {MAX_DEPTH} deep", source.url);
    let urls = urls(&plain.folder.join(".gitmodules"))?;
    let composed = Staging::temporary()?;
    copy(&plain.folder, composed.path())?;
    for Submodule { path, commit } in submodules {
        let place = path.to_string_lossy().replace('\\', "/");
        let url = urls.get(&place).with_context(|| format!("`.gitmodules` has no URL for the submodule `{place}`"))?;
        let url = source.url.submodule(url)?;
        let source = Source { url, reference: Reference::rev(&commit.to_string())?, submodules: true };
        copy(&nested(&source, network, depth + 1)?.folder, &composed.path().join(path))?;
    }
    Ok(composed)
}

/// The URLs in `.gitmodules`, by the path of the submodule.
fn urls(path: &Path) -> Result<HashMap<String, String>> {
    let is_file = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    ensure!(is_file, "it has submodules, but no file `.gitmodules`");
    let text = String::from_utf8_lossy(&fs::read(path)?).to_lowercase();
    ensure!(!text.contains("[include"), "`.gitmodules` includes another file, which no template needs");
    let config = Config::open(path).context("`.gitmodules` can't be read")?;
    let (mut paths, mut urls) = (HashMap::new(), HashMap::new());
    config.entries(Some(r"^submodule\..*\.(path|url)$"))?.for_each(|entry| {
        let (Ok(name), Ok(value)) = (entry.name(), entry.value()) else { return };
        match name.rsplit_once('.') {
            Some((submodule, "path")) => drop(paths.insert(submodule.to_owned(), value.to_owned())),
            Some((submodule, _)) => drop(urls.insert(submodule.to_owned(), value.to_owned())),
            None => {}
        }
    })?;
    Ok(paths.into_iter().filter_map(|(submodule, path)| Some((path, urls.remove(&submodule)?))).collect())
}

/// Copies what is in the folder `from` to the folder `to`; links stay links.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry?;
        let (kind, to) = (entry.file_type(), to.join(entry.path().strip_prefix(from)?));
        if kind.is_dir() {
            fs::create_dir(to)?;
        } else if kind.is_symlink() {
            link(&fs::read_link(entry.path())?, &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> std::io::Result<()> {
    fs::os::unix::fs::symlink(target, path)
}

/// None was written.
#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> std::io::Result<()> {
    Ok(())
}
