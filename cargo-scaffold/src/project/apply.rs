//! The only place that writes a project: all or nothing, whenever it fails or is killed.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use fs_err as fs;

use super::{
    changes::{Change, Changes},
    destination::Destination,
    repository,
    workspace::Join,
};
use crate::{
    base::parallel,
    disk::{
        executable,
        place::Place,
        staging::Staging,
        step::{Action, Step},
        transaction::{Dependency, Transaction},
    },
    make::plan::PlannedFile,
};

/// A project that is planned, and what that changes around it.
pub struct Project {
    pub destination: Destination,
    pub changes: Changes,
    /// Whether to make a git repository in it, if it's a new folder.
    pub repository: bool,
    /// The surrounding workspace's manifest, where it has to change.
    pub workspace: Option<Join>,
}

impl Project {
    pub fn write(&self) -> Result<()> {
        let staging = Staging::after_recovery(&self.destination.parent)
            .with_context(|| format!("can't create `{}`", self.destination.given.display()))?;
        stage(&self.changes, &staging)?;
        if self.destination.is_current { self.fill(staging) } else { self.create(&staging) }
    }

    /// Renames what is staged to the new folder, then edits the workspace.
    fn create(&self, staging: &Staging) -> Result<()> {
        if self.repository {
            repository::init(staging.path())?;
        }
        let place = &self.destination.path;
        let Some(join) = &self.workspace else { return self.rename(staging) };
        let was_there = place.exists();
        let join = begin(&join.changes, Some(Dependency::on(&self.member_manifest())))?;
        self.rename(staging)?;
        let Err(error) = join.perform() else { return join.commit() };
        let renamed_back = fs::rename(place, staging.path()).map_err(Into::into);
        let emptied = renamed_back.and_then(|()| if was_there { Ok(fs::create_dir(place)?) } else { Ok(()) });
        Err(undone(error, [emptied, join.roll_back()]))
    }

    /// Moves what is staged to its places in the folder, file by file, then edits the workspace.
    fn fill(&self, staging: Staging) -> Result<()> {
        let inside = staging.begin(steps(&self.changes)?, None)?;
        let dependency = inside.dependency(&self.member_manifest());
        let join = self.workspace.as_ref().map(|join| begin(&join.changes, Some(dependency))).transpose()?;
        let done = inside.perform().and_then(|()| join.as_ref().map_or(Ok(()), Transaction::perform));
        if let Err(error) = done {
            return Err(undone(error, [join.map_or(Ok(()), Transaction::roll_back), inside.roll_back()]));
        }
        inside.commit()?;
        join.map_or(Ok(()), Transaction::commit)
    }

    /// If it's there, the project can be a member of the workspace.
    fn member_manifest(&self) -> PathBuf {
        self.destination.path.join("Cargo.toml")
    }

    /// A folder can't be renamed over one that isn't empty, so nothing is lost where another run was faster.
    fn rename(&self, staging: &Staging) -> Result<()> {
        let place = &self.destination.path;
        if cfg!(windows) && place.exists() {
            fs::remove_dir(place)?;
        }
        fs::rename(staging.path(), place).with_context(|| {
            format!("can't create `{}`: has something else just been put there?", self.destination.given.display())
        })
    }
}

/// Stages `changes` to existing files, each beside its own.
fn begin(changes: &Changes, depends_on: Option<Dependency>) -> Result<Transaction> {
    let staging = Staging::new(&changes.root)?;
    stage(changes, &staging)?;
    staging.begin(steps(changes)?, depends_on)
}

/// Writes the new contents, each at the path where it belongs.
fn stage(changes: &Changes, staging: &Staging) -> Result<()> {
    let folder = staging.path();
    for path in folders(changes) {
        fs::create_dir(folder.join(path))?;
    }
    let files: Vec<_> = changes.written().collect();
    parallel::shares(&files, |files| files.iter().try_for_each(|file| write(file, &folder.join(file.path.as_path()))))?;
    for change in &changes.files {
        if let Change::Replace { file, .. } = change {
            let (path, staged) = (changes.root.join(file.path.as_path()), folder.join(file.path.as_path()));
            fs::set_permissions(&staged, fs::symlink_metadata(path)?.permissions())?;
            executable::set(&staged, file.executable)?;
        }
    }
    Ok(())
}

/// Those that are made, and those of the files that are written; each before those in it.
fn folders(changes: &Changes) -> BTreeSet<&Path> {
    let parents: BTreeSet<_> = changes.written().filter_map(|file| file.path.as_path().parent()).collect();
    let parents = parents.into_iter().flat_map(Path::ancestors).filter(|folder| folder.file_name().is_some());
    changes.folders.iter().map(PathBuf::as_path).chain(parents).collect()
}

fn write(file: &PlannedFile, path: &Path) -> Result<()> {
    let mut to = executable::create(path, file.executable)?;
    file.contents.write(&mut to).with_context(|| format!("can't write `{}`", file.path))
}

fn steps(changes: &Changes) -> Result<Vec<Step>> {
    let step = |path: &Path, action| Ok(Step { place: Place::new(path)?, action });
    let mut steps =
        changes.folders.iter().map(|folder| step(folder, Action::MakeFolder)).collect::<Result<Vec<_>>>()?;
    for change in &changes.files {
        let action = match change {
            Change::Create(file) => Action::Put { new: file.contents.hash()? },
            Change::Replace { file, old } => Action::Swap { old: old.clone(), new: file.contents.hash()? },
            Change::Mode(file) => Action::SetExecutable(file.executable),
            Change::Delete { old, .. } => Action::Take { old: old.clone() },
            Change::Conflict(_) | Change::Unchanged(_) => continue,
        };
        steps.push(step(change.path().as_path(), action)?);
    }
    Ok(steps)
}

/// `error`, and what couldn't be undone after it.
fn undone<const N: usize>(error: anyhow::Error, undoing: [Result<()>; N]) -> anyhow::Error {
    undoing
        .into_iter()
        .filter_map(Result::err)
        .fold(error, |error, left| error.context(format!("not everything could be undone: {left:#}")))
}

#[cfg(test)]
mod tests;
