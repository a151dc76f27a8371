//! The only place that writes a project: all or nothing.

use std::{io, path::Path};

use anyhow::{Context, Result};
use fs_err as fs;

use super::{destination::Destination, edit::Edit, git, staging::Staging};
use crate::render::{Plan, PlannedFile};

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
        for path in &self.plan.folders {
            fs::create_dir_all(folder.join(path.as_path()))?;
        }
        for file in &self.plan.files {
            let path = folder.join(file.path.as_path());
            fs::create_dir_all(path.parent().context("a file has a folder")?)?;
            write(file, &path)?;
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

fn write(file: &PlannedFile, path: &Path) -> Result<()> {
    let mut to = create(path, file.executable)?;
    io::copy(&mut file.contents.open()?, &mut to).with_context(|| format!("can't write `{}`", file.path))?;
    Ok(())
}

#[cfg(unix)]
fn create(path: &Path, executable: bool) -> io::Result<fs::File> {
    use fs::os::unix::fs::OpenOptionsExt;
    let mode = if executable { 0o777 } else { 0o666 };
    fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path, _: bool) -> io::Result<fs::File> {
    fs::File::create_new(path)
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
