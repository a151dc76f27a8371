//! Which folder of a source is the template, if there are several: cargo-generate's lookup.

use std::{
    collections::HashSet,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use indexmap::IndexSet;
use walkdir::{DirEntry, WalkDir};

use super::{
    liquid_suffix,
    manifest::{MANIFEST, Manifest},
};
use crate::{base::suggest, disk::cache_tag};

/// Chooses one of the templates that are offered, by its index.
pub type Choose<'a> = &'a dyn Fn(&[String]) -> Result<usize>;

/// The template's folder in `root`, below `subfolder` if one is given.
///
/// A manifest can name its sub-templates; without one the folders with manifests are offered. A choice can lead to
/// another one, until nothing is left to choose.
pub fn find(root: &Path, subfolder: Option<&str>, choose: Choose) -> Result<PathBuf> {
    let mut folder = match subfolder {
        Some(subfolder) => below(root, subfolder).with_context(|| no_such_sub_template(root, subfolder))?,
        None => root.to_owned(),
    };
    loop {
        let offer = Offer::of(&folder)?;
        if offer.names.is_empty() {
            return Ok(offer.folder);
        }
        let name = &offer.names[choose(&offer.names)?];
        folder = below(&offer.folder, name)?;
        // The same choice would be offered again, without end.
        ensure!(
            folder != offer.folder,
            "the sub-template `{}` is the template itself: remove it from `sub_templates`",
            name.escape_debug()
        );
    }
}

/// All templates that a choice in `root` can lead to, by their paths in it, in the order in which they're offered.
pub fn all(root: &Path) -> Result<Vec<String>> {
    let (mut found, mut seen) = (IndexSet::new(), HashSet::new());
    let mut pending = vec![root.to_owned()];
    while let Some(folder) = pending.pop() {
        let offer = Offer::of(&folder)?;
        if offer.names.is_empty() {
            found.insert(offer.folder);
        } else if seen.insert(offer.folder.clone()) {
            // The last one is taken first.
            let offered: Vec<_> =
                offer.names.iter().rev().map(|name| below(&offer.folder, name)).collect::<Result<_>>()?;
            pending.extend(offered);
        }
    }
    let path = |folder: &PathBuf| Ok(folder.strip_prefix(root)?.to_str().context("not UTF-8")?.replace('\\', "/"));
    found.iter().map(path).collect()
}

/// What a folder offers to choose from.
struct Offer {
    folder: PathBuf,
    /// Paths in `folder`; empty if it's the template itself.
    names: Vec<String>,
}

impl Offer {
    fn of(folder: &Path) -> Result<Self> {
        let manifests = nearest_manifests(folder)?;
        let [only] = manifests.as_slice() else { return Ok(Self { folder: folder.to_owned(), names: manifests }) };
        let folder = if only.is_empty() { folder.to_owned() } else { folder.join(only) };
        Ok(Self { names: sub_templates(&folder)?, folder })
    }
}

fn sub_templates(folder: &Path) -> Result<Vec<String>> {
    let manifest = Manifest::in_folder(folder)?.unwrap_or_default();
    Ok(manifest.template.sub_templates.unwrap_or_default())
}

/// The folder `path` in `folder`; a link on the way isn't followed.
fn below(folder: &Path, path: &str) -> Result<PathBuf> {
    let mut found = folder.to_owned();
    for component in Path::new(path).components().filter(|component| *component != Component::CurDir) {
        let is_name = matches!(component, Component::Normal(_));
        ensure!(is_name, "the sub-template `{}` isn't inside its template", path.escape_debug());
        found.push(component);
        let is_folder = fs::symlink_metadata(&found).is_ok_and(|metadata| metadata.is_dir());
        ensure!(is_folder, "the template has no folder `{}`", path.escape_debug());
    }
    Ok(found)
}

/// The folders with a manifest that are nearest to `base`, sorted, relative to it. What is in them isn't looked into.
fn nearest_manifests(base: &Path) -> Result<Vec<String>> {
    let is_candidate = |entry: &DirEntry| {
        entry.file_type().is_dir() && entry.file_name() != ".git" && !cache_tag::is_cache(entry.path())
    };
    let mut found = Vec::new();
    // The base itself counts, whatever it's called.
    let mut folders = WalkDir::new(base).into_iter().filter_entry(|entry| entry.depth() == 0 || is_candidate(entry));
    while let Some(folder) = folders.next() {
        let folder = folder?;
        if liquid_suffix::find(folder.path(), MANIFEST).is_some() {
            let path = folder.path().strip_prefix(base)?.to_str();
            found.push(path.context("a template's folder has a name that isn't UTF-8")?.to_owned());
            folders.skip_current_dir();
        }
    }
    found.sort_by(|a, b| Path::new(a).cmp(Path::new(b)));
    Ok(found)
}

/// What could have been chosen in `root` instead of `given`.
fn no_such_sub_template(root: &Path, given: &str) -> String {
    let named = sub_templates(root).unwrap_or_default();
    let names = if named.is_empty() { nearest_manifests(root).unwrap_or_default() } else { named };
    let names: Vec<_> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    match names.is_empty() {
        true => "there's no such sub-template".to_owned(),
        false => format!("there's no such sub-template: {}", suggest::among(given, names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_names_itself_ends() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        for itself in [".", "", "./"] {
            let manifest = format!("[template]\nsub_templates = [\"a\", \"{itself}\"]\n");
            fs::write(root.path().join(MANIFEST), manifest).unwrap();
            let error = find(root.path(), None, &|names| Ok(names.len() - 1)).unwrap_err().to_string();
            assert_eq!(
                error,
                format!("the sub-template `{itself}` is the template itself: remove it from `sub_templates`")
            );
            assert_eq!(all(root.path()).unwrap(), ["a"]);
        }
    }
}
