//! The templates of a kit that is being checked.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result};

use crate::template::{
    Template, sub_template,
    template_folder::{self, TemplateFolder},
};

pub struct KitTemplate {
    /// Its folder in the kit; empty if the kit is one template.
    pub subfolder: String,
    /// The name in messages.
    pub shown: String,
    pub template: Arc<Template>,
}

impl KitTemplate {
    /// All templates in the folder `path`.
    pub fn all(path: &Path) -> Result<Vec<Self>> {
        let root = template_folder::existing(path)?;
        let load = |subfolder: String| {
            let shown = if subfolder.is_empty() { path.display().to_string() } else { subfolder.clone() };
            let source = format!("path:{}", root.display());
            let folder = TemplateFolder { path: &root, subfolder: Some(&subfolder), source };
            let template = folder.load_only().with_context(|| format!("the template `{shown}`"))?;
            Ok(Self { subfolder, shown, template: Arc::new(template) })
        };
        sub_template::all(&root)?.into_iter().map(load).collect()
    }

    /// The templates among `all` that share its manifest, itself among them.
    pub fn siblings(&self, all: &[Self]) -> Vec<Arc<Template>> {
        let manifest = self.template.manifest.path();
        let templates = all.iter().map(|other| &other.template);
        templates.filter(|template| template.manifest.path() == manifest).cloned().collect()
    }
}
