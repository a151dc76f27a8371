//! The scripts that a kit would run.

use anyhow::Result;

use super::kit::Kit;
use crate::{
    make::scripts::Scripts,
    template::{
        git::{self, GitSource, Network},
        sub_template,
        template_folder::TemplateFolder,
    },
};

/// What a kit would run.
pub struct KitScripts {
    /// The templates that have scripts: each as `--kind` takes it, and its scripts.
    pub templates: Vec<(String, Scripts)>,
    /// Whether files of submodules are among those that were looked at.
    pub with_submodules: bool,
}

/// Finds the scripts in `kit`, and in its submodules if they're wanted.
pub fn find(kit: &Kit, submodules: bool, network: Network) -> Result<KitScripts> {
    let checkout = git::checkout(&GitSource { submodules, ..kit.pinned()? }, network)?;
    let mut templates = Vec::new();
    for path in sub_template::all(&checkout.folder)? {
        let folder = TemplateFolder { path: &checkout.folder, subfolder: Some(&path), source: kit.url.clone() };
        let scripts = Scripts::of(&folder.load_only()?)?;
        if !scripts.is_empty() {
            templates.push((kit.kind(&path), scripts));
        }
    }
    Ok(KitScripts { templates, with_submodules: checkout.has_submodules() })
}
