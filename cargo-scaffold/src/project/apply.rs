//! The only place that writes a project: all or nothing, whenever it fails or is killed.

use std::path::PathBuf;

use anyhow::{Context, Result};
use fs_err as fs;

use super::{
    planned_project::Project,
    repository,
    stage_changes::{begin, stage, steps},
};
use crate::disk::{
    staging::Staging,
    transaction::{Dependency, Transaction},
};

impl Project {
    pub fn write(&self) -> Result<()> {
        let staging = Staging::after_recovery(&self.destination.parent)
            .with_context(|| format!("can't create `{}`", self.destination.given.display()))?;
        if self.destination.is_current {
            stage(&self.changes, staging.path())?;
            return self.fill(staging);
        }
        self.create(&staging)
    }

    /// Renames what is staged to the new folder, then edits the workspace.
    fn create(&self, staging: &Staging) -> Result<()> {
        let place = self.destination.top();
        let folder = staging.path().join(self.destination.path.strip_prefix(&place)?);
        fs::create_dir_all(&folder)?;
        stage(&self.changes, &folder)?;
        if self.repository {
            repository::init(&folder)?;
        }
        let Some(join) = &self.workspace else { return self.rename(staging) };
        let was_there = place.exists();
        let join = begin(&join.changes, Some(Dependency::on(&self.member_manifest())))?;
        self.rename(staging)?;
        let Err(error) = join.perform() else { return join.commit() };
        let renamed_back = fs::rename(&place, staging.path()).map_err(Into::into);
        let emptied = renamed_back.and_then(|()| if was_there { Ok(fs::create_dir(&place)?) } else { Ok(()) });
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
        let place = self.destination.top();
        if cfg!(windows) && place.exists() {
            fs::remove_dir(&place)?;
        }
        fs::rename(staging.path(), &place).with_context(|| {
            format!("can't create `{}`: has something else just been put there?", self.destination.given.display())
        })
    }
}

/// `error`, and what couldn't be undone after it.
fn undone<const N: usize>(error: anyhow::Error, undoing: [Result<()>; N]) -> anyhow::Error {
    undoing
        .into_iter()
        .filter_map(Result::err)
        .fold(error, |error, left| error.context(format!("not everything could be undone: {left:#}")))
}
