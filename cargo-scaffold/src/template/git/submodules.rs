//! The submodules of a commit, each from the same host as the repository around it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use git2::{Config, Oid};

use super::{git_source::GitSource, reference::Reference};

pub struct Submodule {
    /// Its place in the repository around it.
    pub path: PathBuf,
    pub commit: Oid,
}

/// Where `submodules` come from, as the `.gitmodules` in `folder` says, which holds files of `source`.
pub fn sources<'a>(
    source: &GitSource,
    folder: &Path,
    submodules: &'a [Submodule],
) -> Result<Vec<(&'a Path, GitSource)>> {
    let urls = urls(&folder.join(".gitmodules"))?;
    let from = |Submodule { path, commit }: &'a Submodule| {
        let place = path.to_string_lossy().replace('\\', "/");
        let url = urls.get(&place).with_context(|| format!("`.gitmodules` has no URL for the submodule `{place}`"))?;
        let (url, reference) = (source.url.submodule(url)?, Reference::rev(&commit.to_string())?);
        Ok((path.as_path(), GitSource { url, reference, submodules: true }))
    };
    submodules.iter().map(from).collect()
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
