//! The templates inside this binary, so that a project starts without a network.

use std::{borrow::Cow, collections::BTreeMap, path::Path};

use anyhow::{Context, Result, bail};
use include_dir::{Dir, DirEntry, include_dir};

use super::{
    liquid_suffix,
    loaded_template::{Template, TemplateFile},
    manifest::{MANIFEST, Manifest},
};
use crate::{base::suggest, disk::contents::Contents};

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What most people come for.
pub const DEFAULT_KIND: &str = "lib";

/// The names of the embedded templates, sorted.
pub fn kinds() -> Vec<&'static str> {
    let mut kinds: Vec<_> = TEMPLATES.dirs().filter_map(|dir| dir.path().to_str()).collect();
    kinds.sort_unstable();
    kinds
}

pub fn is_kind(name: &str) -> bool {
    kinds().contains(&name)
}

/// Reads the embedded template `kind`.
pub fn load(kind: &str) -> Result<Template> {
    let Some(dir) = TEMPLATES.get_dir(kind) else {
        bail!("unknown kind `{kind}`: {}", suggest::among(kind, kinds()));
    };
    let mut files = BTreeMap::new();
    collect(dir, dir.path(), &mut files);
    let manifest = files.remove(MANIFEST).with_context(|| format!("template `{kind}` has no `{MANIFEST}`"))?;
    let manifest = Manifest::parse(&Path::new(kind).join(MANIFEST), &String::from_utf8_lossy(manifest))?;
    let file =
        |(path, contents)| TemplateFile { path, contents: Contents::Bytes(Cow::Borrowed(contents)), executable: false };
    Ok(Template {
        source: format!("builtin:{kind}"),
        subfolder: None,
        manifest: manifest.into(),
        root: None,
        files: files.into_iter().map(file).collect(),
        folders: Vec::new(),
        skipped: Vec::new(),
        checkout: None,
    })
}

/// Adds the files in `dir`, by their paths below `root` without `.liquid`.
fn collect(dir: &'static Dir, root: &Path, files: &mut BTreeMap<String, &'static [u8]>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, root, files),
            DirEntry::File(file) => {
                let path = file.path().strip_prefix(root).unwrap_or(file.path()).to_string_lossy().replace('\\', "/");
                match liquid_suffix::strip(&path) {
                    Some(stem) => drop(files.insert(stem.to_owned(), file.contents())),
                    None => drop(files.entry(path).or_insert(file.contents())),
                }
            }
        }
    }
}
