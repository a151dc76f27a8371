//! A project that is planned, and what it changes around itself. Nothing is written yet.

use std::path::PathBuf;

use anyhow::Result;
use toml_edit::DocumentMut;

use super::{
    changes::{Baseline, Changes},
    destination::Destination,
    link::package_link::PackageLink,
    repository,
    workspace::{self, Join},
};
use crate::make::plan::{Plan, PlannedFile};

pub struct Project {
    pub destination: Destination,
    pub changes: Changes,
    /// Whether to make a git repository in it, if it's a new folder.
    pub repository: bool,
    /// The surrounding workspace's manifest, where it has to change.
    pub workspace: Option<Join>,
    /// The JavaScript project around it, where that is to import the package.
    pub link: Option<PackageLink>,
    /// The surrounding workspace's manifest, where the project is a workspace itself: cargo takes no workspace in another.
    pub apart_from: Option<PathBuf>,
}

pub struct PlanOptions {
    /// Whether a git repository is wanted; none is made inside another.
    pub repository: bool,
    /// Whether to join the surrounding workspace.
    pub join: bool,
    /// Whether nothing may be written, not even to finish what a killed run left.
    pub dry_run: bool,
}

impl Project {
    /// # Errors
    /// A file would be put through a link, or the workspace's manifest can't be read.
    pub fn plan(plan: Plan, destination: Destination, options: &PlanOptions) -> Result<Self> {
        let changes = Changes::between(plan, &destination.path, &Baseline::new())?;
        let manifest = changes.written().find(|file| file.path.as_str() == "Cargo.toml");
        let is_workspace = manifest.map(has_workspace).transpose()?.unwrap_or(false);
        let apart_from = if is_workspace { workspace::around(&destination.path)? } else { None };
        // A member without a manifest would break the workspace.
        let joins = options.join && manifest.is_some() && !is_workspace;
        let workspace = if joins { workspace::join(&destination.path, options.dry_run)? } else { None };
        let is_new = !destination.is_current;
        let repository = options.repository && is_new && !repository::is_inside_repository(&destination);
        Ok(Self { destination, changes, repository, workspace, link: None, apart_from })
    }
}

impl Project {
    /// Whether it will have a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.changes.files.iter().any(|change| change.path().as_str() == path)
    }

    /// The changes to what was there before.
    pub fn edits(&self) -> impl Iterator<Item = &Changes> {
        let join = self.workspace.as_ref().map(|join| &join.changes);
        join.into_iter().chain(self.link.as_ref().and_then(PackageLink::changes))
    }
}

fn has_workspace(manifest: &PlannedFile) -> Result<bool> {
    let text = manifest.contents.read()?;
    let document = String::from_utf8_lossy(&text).parse::<DocumentMut>();
    // Cargo reports what is wrong with it.
    Ok(document.is_ok_and(|document| document.contains_key("workspace")))
}
