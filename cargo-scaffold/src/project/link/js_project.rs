//! The JavaScript project that a new crate lies in.

use std::path::Path;

use anyhow::{Context, Result};

use super::{js_manifest::JsManifest, manager_choice::ManagerChoice};
use crate::disk::staging;

pub struct JsProject {
    pub manifest: JsManifest,
    pub choice: ManagerChoice,
    /// The workspace's manifest, where that isn't the project's own.
    outer: Option<JsManifest>,
}

impl JsProject {
    /// The nearest one above `destination`, but not outside the repository. Unless it's a dry run, what a killed run left
    /// half done there is finished or undone first.
    pub fn around(destination: &Path, dry_run: bool) -> Result<Option<Self>> {
        let Some(folder) = folders_above(destination).find(|folder| folder.join("package.json").is_file()) else {
            return Ok(None);
        };
        if !dry_run {
            staging::recover(folder);
        }
        let manifest = JsManifest::in_folder(folder)?.context("it was there")?;
        let choice = ManagerChoice::new(folders_from(folder))?;
        let outer = if manifest.fields.contains_key("workspaces") { None } else { workspace_above(folder)? };
        Ok(Some(Self { manifest, choice, outer }))
    }

    /// The manifest that would have `workspaces`: another one above, or the project's own.
    pub fn workspace(&self) -> &JsManifest {
        self.outer.as_ref().unwrap_or(&self.manifest)
    }
}

fn workspace_above(folder: &Path) -> Result<Option<JsManifest>> {
    for above in folders_above(folder) {
        if let Some(manifest) = JsManifest::in_folder(above)?
            && manifest.fields.contains_key("workspaces")
        {
            return Ok(Some(manifest));
        }
    }
    Ok(None)
}

/// None, if `folder` is a repository itself.
fn folders_above(folder: &Path) -> impl Iterator<Item = &Path> {
    folders_from(folder).skip(1)
}

/// `folder` and those above it, up to the repository that it's in.
fn folders_from(folder: &Path) -> impl Iterator<Item = &Path> {
    let repository = folder.ancestors().position(|folder| folder.join(".git").exists());
    folder.ancestors().take(repository.map_or(usize::MAX, |at| at + 1))
}
