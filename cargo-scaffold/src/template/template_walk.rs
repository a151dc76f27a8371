//! Everything in a template's folder, found as cargo-generate finds it. No link is followed, and no contents are read.

use std::{
    collections::BTreeMap,
    fs::FileType,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use fs_err as fs;

use super::{
    genignore::{self, Genignore},
    liquid_suffix,
    loaded_template::TemplateFile,
    manifest::MANIFEST,
};
use crate::disk::{cache_tag, contents::Contents, executable};

/// What doesn't get into a project: the template's own files, and what cargo leaves where it unpacks one.
const TEMPLATE_ONLY: [&str; 3] = [genignore::FILE_NAME, MANIFEST, ".cargo-ok"];

/// What was found, as in [`super::Template`].
pub struct TemplateWalk {
    pub files: Vec<TemplateFile>,
    pub folders: Vec<String>,
    pub skipped: Vec<String>,
    genignore: Option<Genignore>,
}

/// The entries of a folder, by their names without `.liquid`.
type Entries = BTreeMap<String, (PathBuf, FileType)>;

impl TemplateWalk {
    /// Walks the folder `template`.
    pub fn of(template: &Path) -> Result<Self> {
        let genignore = liquid_suffix::find(template, genignore::FILE_NAME).map(|_| Genignore::default());
        let mut walk = Self { files: Vec::new(), folders: Vec::new(), skipped: Vec::new(), genignore };
        walk.folder(template, "")?;
        Ok(walk)
    }

    fn folder(&mut self, folder: &Path, path: &str) -> Result<()> {
        let entries = entries(folder)?;
        if let Some(genignore) = &mut self.genignore {
            let file = entries.get(genignore::FILE_NAME).filter(|(_, file_type)| file_type.is_file());
            genignore.enter(folder, file.map(|(path, _)| path.as_path()));
        }
        for (name, (on_disk, file_type)) in entries {
            let inner = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            let ignores = |genignore: &Genignore| genignore.ignores(&folder.join(&name), file_type.is_dir());
            if TEMPLATE_ONLY.contains(&inner.as_str()) || self.genignore.as_ref().is_some_and(ignores) {
                continue;
            }
            self.entry(&on_disk, file_type, inner)?;
        }
        if let Some(genignore) = &mut self.genignore {
            genignore.leave();
        }
        Ok(())
    }

    fn entry(&mut self, on_disk: &Path, file_type: FileType, path: String) -> Result<()> {
        if file_type.is_file() {
            self.files.push(file(on_disk, path)?);
        } else if file_type.is_dir() {
            if !cache_tag::is_cache(on_disk) {
                self.folder(on_disk, &path)?;
                self.folders.push(path);
            }
        } else {
            // Nothing is read through a link, wherever it leads.
            self.skipped.push(path);
        }
        Ok(())
    }
}

fn entries(folder: &Path) -> Result<Entries> {
    let mut entries = Entries::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (name, file_type) = (entry.file_name(), entry.file_type()?);
        let Some(name) = name.to_str() else {
            bail!("the template's file name `{}` isn't UTF-8: rename it", entry.path().display());
        };
        match liquid_suffix::strip(name).filter(|_| file_type.is_file()) {
            _ if name == ".git" => {}
            Some(stem) => drop(entries.insert(stem.to_owned(), (entry.path(), file_type))),
            None => drop(entries.entry(name.to_owned()).or_insert((entry.path(), file_type))),
        }
    }
    Ok(entries)
}

fn file(on_disk: &Path, path: String) -> Result<TemplateFile> {
    let metadata = fs::symlink_metadata(on_disk)?;
    let contents = Contents::on_disk(on_disk, metadata.len());
    Ok(TemplateFile { path, contents, executable: executable::is_executable(&metadata) })
}
