//! The only place that writes a project: all or nothing.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use super::{destination::Destination, edit::Edit, git, staging::Staging};
use crate::render::Plan;

/// A project that is planned but not there.
pub struct Project {
    pub destination: Destination,
    pub plan: Plan,
    /// Whether to make a git repository in it.
    pub repository: bool,
    /// The surrounding workspace's manifest, where it has to change.
    pub workspace: Option<Edit>,
}

impl Project {
    /// Makes everything ready beside the destination, renames it into place, then edits the workspace.
    pub fn write(&self) -> Result<()> {
        let staging = Staging::new(&self.destination.parent)
            .with_context(|| format!("can't create `{}`", self.destination.given.display()))?;
        let folder = staging.project();
        for file in &self.plan.files {
            let path = folder.join(file.path.as_path());
            fs::create_dir_all(path.parent().context("a file has a folder")?)?;
            fs::write(path, &file.contents)?;
        }
        if self.repository {
            git::init(&folder)?;
        }
        rename(&folder, &self.destination)?;
        let joined = self.workspace.as_ref().map_or(Ok(()), Edit::apply);
        if joined.is_err() {
            fs::remove_dir_all(&self.destination.path)?;
        }
        joined
    }
}

/// Fails where another run was faster: a folder can't be renamed over one that isn't empty.
fn rename(folder: &Path, destination: &Destination) -> Result<()> {
    if cfg!(windows) && destination.path.exists() {
        fs::remove_dir(&destination.path)?;
    }
    fs::rename(folder, &destination.path).with_context(|| {
        format!("can't create `{}`: has something else just been put there?", destination.given.display())
    })
}
