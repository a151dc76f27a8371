//! The scripts that a kit would run.

use anyhow::Result;

use super::kit::Kit;
use crate::{
    make::scripts::Scripts,
    template::{
        git::{self, Network},
        sub_template,
        template_folder::TemplateFolder,
    },
};

/// The templates of `kit` that have scripts: each as `--kind` takes it, and its scripts.
pub fn find(kit: &Kit, network: Network) -> Result<Vec<(String, Scripts)>> {
    let checkout = git::checkout(&kit.pinned()?, network)?;
    let mut found = Vec::new();
    for path in sub_template::all(&checkout.folder)? {
        let folder = TemplateFolder { path: &checkout.folder, subfolder: Some(&path), source: kit.url.clone() };
        let scripts = Scripts::of(&folder.load_only()?)?;
        if !scripts.is_empty() {
            found.push((kit.kind(&path), scripts));
        }
    }
    Ok(found)
}
