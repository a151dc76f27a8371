//! Templates in folders, read as cargo-generate reads them. No link is followed, and no contents are read.

use std::{
    collections::BTreeMap,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use super::{
    MANIFEST, Template, TemplateFile,
    genignore::{self, Genignore},
    manifest::Manifest,
    sub_template,
};
use crate::disk::contents::Contents;

/// Where a template is to be looked for.
pub struct Folder<'a> {
    pub root: &'a Path,
    /// The sub-template, where the user chose one.
    pub subfolder: Option<&'a str>,
    /// What the record calls it.
    pub source: String,
}

/// Reads the template in a folder; where it holds several, `choose` says which.
pub fn load(folder: Folder, choose: sub_template::Choose) -> Result<Template> {
    let root = root(folder.root)?;
    let template = sub_template::find(&root, folder.subfolder, choose)?;
    // The manifest of the nearest folder around it, up to the source's root.
    let around = template.ancestors().take_while(|around| around.starts_with(&root));
    let manifest = around.filter_map(|around| liquid_or_plain(around, MANIFEST)).next();
    let manifest = manifest.map_or_else(|| Ok(Manifest::default()), |path| read(&path))?;
    let subfolder = template.strip_prefix(&root)?.to_str().context("the template's path isn't UTF-8")?;
    let mut walk = Walk::new(&root, &template);
    walk.folder(&template, "")?;
    Ok(Template {
        source: folder.source,
        subfolder: (!subfolder.is_empty()).then(|| subfolder.replace('\\', "/")),
        manifest,
        files: walk.files,
        folders: walk.folders,
        skipped: walk.skipped,
        root: Some(root),
        _checkout: None,
    })
}

/// The folder `given`, without links.
pub fn root(given: &Path) -> Result<PathBuf> {
    let advice = || format!("`{}` isn't a folder: name the one that holds the template", given.display());
    ensure!(given.is_dir(), advice());
    fs::canonicalize(given).with_context(advice)
}

/// The manifest in `folder`; an empty one if there's none.
pub fn manifest(folder: &Path) -> Result<Manifest> {
    liquid_or_plain(folder, MANIFEST).map_or_else(|| Ok(Manifest::default()), |path| read(&path))
}

fn read(path: &Path) -> Result<Manifest> {
    let bytes = fs::read(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        anyhow::anyhow!("`{}` isn't UTF-8: see line {line}", path.display())
    })?;
    Manifest::parse(path, &text)
}

/// The regular file `name`, or, since it wins, `name.liquid`.
pub fn liquid_or_plain(folder: &Path, name: &str) -> Option<PathBuf> {
    let is_file = |path: &PathBuf| path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    [format!("{name}.liquid"), name.to_owned()].iter().map(|name| folder.join(name)).find(is_file)
}

/// Whether `folder` is tagged as a cache (<https://bford.info/cachedir/>), as cargo's target folders are.
pub fn is_cache(folder: &Path) -> bool {
    const SIGNATURE: &[u8] = b"Signature: 8a477f597d28d172789f06886806bc55";
    let Ok(file) = std::fs::File::open(folder.join("CACHEDIR.TAG")) else { return false };
    let mut start = Vec::new();
    file.take(SIGNATURE.len() as u64).read_to_end(&mut start).is_ok() && start == SIGNATURE
}

/// What a template keeps for itself, and what cargo leaves where it unpacks one.
const OWN: [&str; 3] = [genignore::FILE_NAME, MANIFEST, ".cargo-ok"];

struct Walk<'a> {
    root: &'a Path,
    genignore: Option<Genignore>,
    files: Vec<TemplateFile>,
    folders: Vec<String>,
    skipped: Vec<String>,
}

/// An entry of a folder, by its name without `.liquid`.
type Entries = BTreeMap<String, (PathBuf, std::fs::FileType)>;

impl<'a> Walk<'a> {
    fn new(root: &'a Path, template: &'a Path) -> Self {
        let genignore = liquid_or_plain(template, genignore::FILE_NAME).map(|_| Genignore::default());
        Self { root, genignore, files: Vec::new(), folders: Vec::new(), skipped: Vec::new() }
    }

    fn folder(&mut self, folder: &Path, path: &str) -> Result<()> {
        let entries = entries(folder)?;
        if let Some(genignore) = &mut self.genignore {
            let file = entries.get(genignore::FILE_NAME).filter(|(_, kind)| kind.is_file());
            genignore.enter(folder, file.map(|(path, _)| path.as_path()));
        }
        for (name, (on_disk, kind)) in entries {
            let inner = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            let ignores = |genignore: &Genignore| genignore.ignores(&folder.join(&name), kind.is_dir());
            if OWN.contains(&inner.as_str()) || self.genignore.as_ref().is_some_and(ignores) {
                continue;
            }
            self.entry(&on_disk, kind, inner)?;
        }
        if let Some(genignore) = &mut self.genignore {
            genignore.leave();
        }
        Ok(())
    }

    fn entry(&mut self, on_disk: &Path, kind: std::fs::FileType, path: String) -> Result<()> {
        if kind.is_file() {
            self.files.push(file(on_disk, path)?);
        } else if kind.is_dir() {
            if !is_cache(on_disk) {
                self.folder(on_disk, &path)?;
                self.folders.push(path);
            }
        } else {
            if kind.is_symlink() {
                check_link(on_disk, self.root, &path)?;
            }
            self.skipped.push(path);
        }
        Ok(())
    }
}

fn entries(folder: &Path) -> Result<Entries> {
    let mut entries = Entries::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        let Some(name) = name.to_str() else {
            bail!("the template's file name `{}` isn't UTF-8: rename it", entry.path().display());
        };
        let stem = name.strip_suffix(".liquid").filter(|stem| kind.is_file() && !stem.is_empty());
        match stem {
            _ if name == ".git" => {}
            Some(stem) => drop(entries.insert(stem.to_owned(), (entry.path(), kind))),
            None => drop(entries.entry(name.to_owned()).or_insert((entry.path(), kind))),
        }
    }
    Ok(entries)
}

fn file(on_disk: &Path, path: String) -> Result<TemplateFile> {
    let metadata = fs::symlink_metadata(on_disk)?;
    let contents = Contents::on_disk(on_disk, metadata.len());
    Ok(TemplateFile { path, contents, executable: is_executable(&metadata) })
}

/// A link is left out, as in cargo-generate; one that leads out of the template, or nowhere, is refused.
fn check_link(link: &Path, root: &Path, path: &str) -> Result<()> {
    let path = path.escape_debug();
    let Ok(target) = link.canonicalize() else {
        bail!("the template's `{path}` is a symlink that leads nowhere: remove it");
    };
    ensure!(target.starts_with(root), "the template's `{path}` is a symlink that leads out of the template: remove it");
    Ok(())
}

#[cfg(unix)]
pub fn is_executable(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
pub fn is_executable(_: &std::fs::Metadata) -> bool {
    false
}
