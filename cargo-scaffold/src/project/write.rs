//! The only place that writes a project: all or nothing.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use fs_err as fs;

use super::{destination::Destination, edit::Edit, repository};
use crate::disk::staging::Staging;
use crate::{
    base::parallel,
    make::plan::{Plan, PlannedFile},
};

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
        for path in self.folders() {
            fs::create_dir_all(folder.join(path))?;
        }
        parallel::chunks(&self.plan.files, |files| {
            files.iter().try_for_each(|file| write(file, &folder.join(file.path.as_path())))
        })?;
        if self.repository {
            repository::init(&folder)?;
        }
        if self.destination.is_current {
            let mut moved = Moved::default();
            return self.fill(&folder, &mut moved).and_then(|()| self.join()).inspect_err(|_| moved.undo());
        }
        rename(&folder, &self.destination)?;
        let joined = self.join();
        if joined.is_err() {
            fs::remove_dir_all(&self.destination.path)?;
        }
        joined
    }

    fn join(&self) -> Result<()> {
        self.workspace.as_ref().map_or(Ok(()), Edit::apply)
    }

    /// All folders of the plan, each before those in it.
    fn folders(&self) -> BTreeSet<&Path> {
        let parents: BTreeSet<_> = self.plan.files.iter().filter_map(|file| file.path.as_path().parent()).collect();
        let parents = parents.into_iter().flat_map(Path::ancestors);
        let folders = self.plan.folders.iter().flat_map(|folder| folder.as_path().ancestors());
        parents.chain(folders).collect()
    }

    /// Moves what was made ready in `folder` to where nothing is yet.
    fn fill(&self, folder: &Path, moved: &mut Moved) -> Result<()> {
        for inner in self.folders().into_iter().map(|inner| self.destination.path.join(inner)) {
            if !inner.is_dir() {
                fs::create_dir(&inner)?;
                moved.folders.push(inner);
            }
        }
        for file in &self.plan.files {
            let to = self.destination.path.join(file.path.as_path());
            ensure!(to.symlink_metadata().is_err(), "`{}` has just been put there by something else", file.path);
            fs::rename(folder.join(file.path.as_path()), &to)?;
            moved.files.push(to);
        }
        Ok(())
    }
}

/// What has been put into a folder that was there before.
#[derive(Default)]
struct Moved {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Moved {
    /// Removes it again; a folder that has got other files stays.
    fn undo(&self) {
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

fn write(file: &PlannedFile, path: &Path) -> Result<()> {
    let mut to = create(path, file.executable)?;
    file.contents.write(&mut to).with_context(|| format!("can't write `{}`", file.path))
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
