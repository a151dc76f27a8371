//! Templates in folders.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use super::{
    loaded_template::Template,
    manifest::Manifest,
    sub_template::{self, Choose},
    template_walk::TemplateWalk,
};
use crate::base::watch::Watch;

/// A folder that holds a template, or several.
pub struct TemplateFolder<'a> {
    pub path: &'a Path,
    /// The sub-template that the user chose.
    pub subfolder: Option<&'a str>,
    /// Where the folder came from, as the record names it.
    pub source: String,
}

impl TemplateFolder<'_> {
    /// Reads the template; if there are several, `choose` picks one.
    pub fn load(self, choose: Choose) -> Result<Template> {
        let root = existing(self.path)?;
        let template = sub_template::find(&root, self.subfolder, choose)?;
        let _watch = Watch::start("reading the template")?;
        let subfolder = template.strip_prefix(&root)?.to_str().context("the template's path isn't UTF-8")?;
        let walk = TemplateWalk::of(&template)?;
        Ok(Template {
            source: self.source,
            subfolder: (!subfolder.is_empty()).then(|| subfolder.replace('\\', "/")),
            manifest: nearest_manifest(&root, &template)?.into(),
            files: walk.files,
            folders: walk.folders,
            skipped: walk.skipped,
            root: Some(root),
            checkout: None,
        })
    }

    /// Reads the template, where the subfolder leaves nothing to choose.
    pub fn load_only(self) -> Result<Template> {
        self.load(&|_| bail!("it holds several templates"))
    }
}

/// `template` with the files that it has in `root`, a copy of its source that may have been changed.
pub fn in_copy(template: &Template, root: &Path) -> Result<Template> {
    let root = existing(root)?;
    let walk = TemplateWalk::of(&root.join(template.subfolder.as_deref().unwrap_or_default()))?;
    Ok(Template {
        source: template.source.clone(),
        subfolder: template.subfolder.clone(),
        manifest: Arc::clone(&template.manifest),
        files: walk.files,
        folders: walk.folders,
        skipped: walk.skipped,
        root: Some(root),
        checkout: None,
    })
}

/// The folder `given`, with all links resolved.
pub fn existing(given: &Path) -> Result<PathBuf> {
    let advice = || format!("`{}` isn't a folder: name the one that holds the template", given.display());
    ensure!(given.is_dir(), advice());
    fs::canonicalize(given).with_context(advice)
}

/// The manifest in `template` or in the nearest folder around it, up to `root`: templates can share one.
fn nearest_manifest(root: &Path, template: &Path) -> Result<Manifest> {
    let around = template.ancestors().take_while(|around| around.starts_with(root));
    Ok(around.map(Manifest::in_folder).find_map(Result::transpose).transpose()?.unwrap_or_default())
}
