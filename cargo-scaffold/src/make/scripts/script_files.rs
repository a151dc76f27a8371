//! The files that can be scripts: those of the whole source, of which the template may be a folder.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use walkdir::{DirEntry, WalkDir};

use crate::{
    disk::cache_tag,
    make::render::mentions::MAX_SCRIPT_BYTES,
    template::{Template, liquid_suffix},
};

pub struct ScriptFiles<'a> {
    root: &'a Path,
    /// The template's folder, relative to the root.
    template: &'a Path,
}

impl<'a> ScriptFiles<'a> {
    /// `None` for an embedded template: it has no scripts.
    pub fn of(template: &'a Template) -> Option<Self> {
        let subfolder = template.subfolder.as_deref().unwrap_or_default();
        template.root.as_ref().map(|root| Self { root, template: Path::new(subfolder) })
    }

    /// The path in the source of what the template calls `path`.
    ///
    /// # Errors
    /// It leads out of the source.
    pub fn resolve(&self, path: &str) -> Result<PathBuf> {
        resolve(self.template, path)
    }

    /// The text of the file at a resolved path; `None` if there is none, or a link leads to it.
    pub fn read(&self, path: &Path) -> Result<Option<String>> {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
            return Ok(None);
        };
        let is_folder = |path: &Path| self.root.join(path).symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
        if !parent.ancestors().all(is_folder) {
            return Ok(None);
        }
        let Some(file) = liquid_suffix::find(&self.root.join(parent), name) else { return Ok(None) };
        let length = fs::symlink_metadata(&file)?.len();
        ensure!(length <= MAX_SCRIPT_BYTES, "the script `{}` is longer than 1 MiB", path.display());
        Ok(Some(String::from_utf8_lossy(&fs::read(file)?).into_owned()))
    }

    /// The resolved paths of everything that scripts can import.
    pub fn modules(&self) -> Result<Vec<PathBuf>> {
        let mut modules = Vec::new();
        for entry in self.entries() {
            let entry = entry?;
            let path = entry.path().strip_prefix(self.root)?;
            let name = path.to_str().context("a file name isn't UTF-8")?;
            let name = name.strip_suffix(".liquid").unwrap_or(name);
            if entry.file_type().is_file() && name.ends_with(".rhai") {
                modules.push(PathBuf::from(name));
            }
        }
        modules.sort();
        modules.dedup();
        Ok(modules)
    }

    /// Copies the source to the folder `to`, which isn't there yet. As in cargo-generate, scripts see names without
    /// `.liquid`.
    pub fn copy(&self, to: &Path) -> Result<()> {
        fs::create_dir(to)?;
        for entry in self.entries() {
            let entry = entry?;
            let path = to.join(entry.path().strip_prefix(self.root)?);
            if entry.file_type().is_dir() {
                fs::create_dir(path)?;
            } else if entry.file_type().is_file() {
                let stem = entry.file_name().to_str().and_then(liquid_suffix::strip);
                // In the order of names, `x.liquid` comes after the `x` that it replaces.
                fs::copy(entry.path(), stem.map_or_else(|| path.clone(), |stem| path.with_file_name(stem)))?;
            }
        }
        Ok(())
    }

    /// Everything but git's own files and caches; no link is followed.
    fn entries(&self) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
        let wanted = |entry: &DirEntry| {
            entry.file_name() != ".git" && !(entry.file_type().is_dir() && cache_tag::is_cache(entry.path()))
        };
        WalkDir::new(self.root).min_depth(1).sort_by_file_name().into_iter().filter_entry(wanted)
    }
}

/// The path in a source of what the template in its `subfolder` calls `path`.
///
/// # Errors
/// It leads out of the source.
pub fn resolve(subfolder: &Path, path: &str) -> Result<PathBuf> {
    let mut resolved = subfolder.to_owned();
    for component in Path::new(path).components() {
        match component {
            Component::CurDir => {}
            Component::Normal(name) => resolved.push(name),
            Component::ParentDir if resolved.pop() => {}
            _ => bail!("`{}` isn't inside the template", path.escape_debug()),
        }
    }
    Ok(resolved)
}
