//! What is in a commit, checked before anything of it is written.

use std::{collections::HashMap, path::Path};

use anyhow::{Context, Result, bail, ensure};
use git2::{Repository, Tree};

use super::{
    attributes,
    line_endings::LineEndings,
    tree_entry::{TreeEntry, TreeEntryKind},
};
use crate::base::watch::Watch;

const MAX_ENTRIES: usize = 200_000;
const MAX_DEPTH: usize = 500;
/// Of all paths together, in bytes.
const MAX_PATHS: usize = 32 << 20;

/// All entries of `tree`, each folder before what it holds.
///
/// # Errors
/// A name is one that no system should be given, two entries have the same path, or there's more than any template
/// needs.
pub fn entries(repository: &Repository, tree: &Tree) -> Result<Vec<TreeEntry>> {
    let _watch = Watch::start("reading the repository")?;
    let mut entries = CollectedEntries::default();
    collect(repository, tree, Path::new(""), &mut entries)?;
    attributes::look_up(repository, tree, &mut entries.all)?;
    Ok(entries.all)
}

#[derive(Default)]
struct CollectedEntries {
    all: Vec<TreeEntry>,
    path_bytes: usize,
}

fn collect(repository: &Repository, tree: &Tree, folder: &Path, entries: &mut CollectedEntries) -> Result<()> {
    ensure!(folder.components().count() <= MAX_DEPTH, "its folders are more than {MAX_DEPTH} deep");
    let mut names = HashMap::new();
    for entry in tree {
        let name = name(entry.name_bytes(), folder)?;
        let path = folder.join(name);
        let kind = TreeEntryKind::of_mode(entry.filemode());
        let kind = kind.with_context(|| format!("`{}` is no file", path.display()))?;
        // On a case-insensitive disk, a link and a folder may be the same.
        if let Some((other, other_kind)) = names.insert(name.to_lowercase(), (name.to_owned(), kind)) {
            let link = kind == TreeEntryKind::Link || other_kind == TreeEntryKind::Link;
            ensure!(!link && other != name, "`{}` is both a link and a folder, or there twice", path.display());
        }
        entries.path_bytes += path.as_os_str().len();
        ensure!(entries.all.len() < MAX_ENTRIES, "it has more than {MAX_ENTRIES} files");
        ensure!(entries.path_bytes <= MAX_PATHS, "the paths of its files are longer than {MAX_PATHS} bytes in all");
        entries.all.push(TreeEntry { path: path.clone(), kind, id: entry.id(), line_endings: LineEndings::Kept });
        if kind == TreeEntryKind::Folder {
            let tree = repository.find_tree(entry.id())?;
            collect(repository, &tree, &path, entries)?;
        }
    }
    Ok(())
}

fn name<'a>(bytes: &'a [u8], folder: &Path) -> Result<&'a str> {
    let shown = || folder.join(String::from_utf8_lossy(bytes).escape_debug().to_string()).display().to_string();
    let Ok(name) = std::str::from_utf8(bytes) else { bail!("the name of `{}` isn't UTF-8", shown()) };
    let climbs =
        ["", ".", ".."].contains(&name) || name.contains(['/', '\\', '\0']) || (cfg!(windows) && name.contains(':'));
    ensure!(!climbs, "`{}` leads out of its folder", shown());
    ensure!(!name.eq_ignore_ascii_case(".git"), "`{}` is git's own", shown());
    Ok(name)
}
