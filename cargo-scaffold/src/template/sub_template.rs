//! Which folder of a source is the template, when there are several: cargo-generate's lookup.

use std::{
    collections::HashSet,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use super::{MANIFEST, folder, manifest::Manifest};

/// Chooses one of the templates that are offered, by its index.
pub type Choose<'a> = &'a dyn Fn(&[String]) -> Result<usize>;

/// The template's folder in `root`, below `subfolder` if one is given.
///
/// A manifest can name its sub-templates; without one the folders with manifests are offered. Either is looked into
/// again, until there's nothing to choose.
pub fn find(root: &Path, subfolder: Option<&str>, choose: Choose) -> Result<PathBuf> {
    let mut folder = match subfolder {
        Some(subfolder) => below(root, subfolder).with_context(|| known(root))?,
        None => root.to_owned(),
    };
    loop {
        let manifests = locate(&folder)?;
        folder = match manifests.as_slice() {
            [] => return Ok(folder),
            [only] => {
                let folder = folder.join(only);
                let sub_templates = folder::manifest(&folder)?.template.sub_templates;
                match sub_templates.as_deref() {
                    None | Some([]) => return Ok(folder),
                    Some(names) => below(&folder, &names[choose(names)?])?,
                }
            }
            several => folder.join(&several[choose(several)?]),
        };
    }
}

/// All templates that a choice in `root` can lead to, by their paths in it, in the order in which they're offered.
pub fn all(root: &Path) -> Result<Vec<String>> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut open = vec![root.to_owned()];
    let mut seen = HashSet::new();
    while let Some(folder) = open.pop() {
        let offered = offered(&folder)?;
        if offered.is_empty() {
            found.push(folder);
        }
        // The next one to look into lies on top.
        open.extend(offered.into_iter().rev().filter(|folder| seen.insert(folder.clone())));
    }
    let path = |folder: &PathBuf| Ok(folder.strip_prefix(root)?.to_str().context("not UTF-8")?.replace('\\', "/"));
    found.iter().map(path).collect()
}

/// What there's to choose from in `folder`, or in the only template below it.
fn offered(folder: &Path) -> Result<Vec<PathBuf>> {
    match locate(folder)?.as_slice() {
        [] => Ok(Vec::new()),
        [only] => {
            let inner = folder.join(only);
            let names = folder::manifest(&inner)?.template.sub_templates.unwrap_or_default();
            match names.is_empty() && inner != folder.join("") {
                true => Ok(vec![inner]),
                false => names.iter().map(|name| below(&inner, name)).collect(),
            }
        }
        several => Ok(several.iter().map(|path| folder.join(path)).collect()),
    }
}

/// The folder `path` in `folder`, reached without a link.
fn below(folder: &Path, path: &str) -> Result<PathBuf> {
    let mut found = folder.to_owned();
    for component in Path::new(path).components() {
        match component {
            Component::CurDir => continue,
            Component::Normal(name) => found.push(name),
            _ => bail!("the sub-template `{}` isn't inside its template", path.escape_debug()),
        }
        let is_folder = fs::symlink_metadata(&found).is_ok_and(|metadata| metadata.is_dir());
        ensure!(is_folder, "the template has no folder `{}`", path.escape_debug());
    }
    Ok(found)
}

/// The folders nearest to `base` that have a manifest, sorted, relative to it.
fn locate(base: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![base.to_owned()];
    while let Some(folder) = open.pop() {
        if folder::liquid_or_plain(&folder, MANIFEST).is_some() {
            let path =
                folder.strip_prefix(base)?.to_str().context("a template's folder has a name that isn't UTF-8")?;
            found.push(path.to_owned());
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() && entry.file_name() != ".git" && !folder::is_cache(&entry.path()) {
                open.push(entry.path());
            }
        }
    }
    found.sort_by(|a, b| Path::new(a).cmp(Path::new(b)));
    Ok(found)
}

/// What could have been chosen in `root`.
fn known(root: &Path) -> String {
    let manifest = folder::manifest(root).unwrap_or_else(|_| Manifest::default());
    let names = manifest.template.sub_templates.or_else(|| locate(root).ok()).unwrap_or_default();
    let names: Vec<_> =
        names.iter().filter(|name| !name.is_empty()).map(|name| format!("`{}`", name.escape_debug())).collect();
    match names.is_empty() {
        true => "there's no such sub-template".to_owned(),
        false => format!("there's no such sub-template: there are {}", names.join(", ")),
    }
}
