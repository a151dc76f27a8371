//! A project that is planned, and what it changes around itself. Nothing is written yet.

use anyhow::Result;

use super::{
    changes::{Baseline, Changes},
    destination::Destination,
    repository,
    workspace::{self, Join},
};
use crate::make::plan::Plan;

pub struct Project {
    pub destination: Destination,
    pub changes: Changes,
    /// Whether to make a git repository in it, if it's a new folder.
    pub repository: bool,
    /// The surrounding workspace's manifest, where it has to change.
    pub workspace: Option<Join>,
}

pub struct PlanOptions {
    /// Whether a git repository is wanted; none is made inside another.
    pub repository: bool,
    /// Whether nothing may be written, not even to finish what a killed run left.
    pub dry_run: bool,
}

impl Project {
    /// # Errors
    /// A file would be put through a link, or the workspace's manifest can't be read.
    pub fn plan(plan: Plan, destination: Destination, options: &PlanOptions) -> Result<Self> {
        let changes = Changes::between(plan, &destination.path, &Baseline::new())?;
        // A member without a manifest would break the workspace.
        let is_crate = changes.written().any(|file| file.path.as_str() == "Cargo.toml");
        let workspace = if is_crate { workspace::join(&destination.path, options.dry_run)? } else { None };
        let is_new = !destination.is_current;
        let repository = options.repository && is_new && !repository::is_inside_repository(&destination);
        Ok(Self { destination, changes, repository, workspace })
    }
}
