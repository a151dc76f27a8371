//! The only place that writes a project: all or nothing, whenever it fails or is killed.

use std::{iter, path::PathBuf};

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

    /// Renames what is staged to the new folder, then makes the edits.
    fn create(&self, staging: &Staging) -> Result<()> {
        let place = self.destination.top();
        let folder = staging.path().join(self.destination.path.strip_prefix(&place)?);
        fs::create_dir_all(&folder)?;
        stage(&self.changes, &folder)?;
        if self.repository {
            repository::init(&folder)?;
        }
        let was_there = place.exists();
        let edits = self.begin_edits(&Dependency::on(&self.member_manifest()))?;
        self.rename(staging)?;
        let Err(error) = perform(&edits) else { return commit(edits) };
        let renamed_back = fs::rename(&place, staging.path()).map_err(Into::into);
        let emptied = renamed_back.and_then(|()| if was_there { Ok(fs::create_dir(&place)?) } else { Ok(()) });
        Err(undone(error, iter::once(emptied).chain(roll_back(edits))))
    }

    /// Moves what is staged to its places in the folder, file by file, then makes the edits.
    fn fill(&self, staging: Staging) -> Result<()> {
        let inside = staging.begin(steps(&self.changes)?, None)?;
        let edits = self.begin_edits(&inside.dependency(&self.member_manifest()))?;
        if let Err(error) = inside.perform().and_then(|()| perform(&edits)) {
            return Err(undone(error, roll_back(edits).chain([inside.roll_back()])));
        }
        inside.commit()?;
        commit(edits)
    }

    /// Edits of what is around the project: made if and only if the project is.
    fn begin_edits(&self, project: &Dependency) -> Result<Vec<Transaction>> {
        self.edits().map(|changes| begin(changes, Some(project.clone()))).collect()
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

fn perform(edits: &[Transaction]) -> Result<()> {
    edits.iter().try_for_each(Transaction::perform)
}

fn commit(edits: Vec<Transaction>) -> Result<()> {
    edits.into_iter().try_for_each(Transaction::commit)
}

fn roll_back(edits: Vec<Transaction>) -> impl Iterator<Item = Result<()>> {
    edits.into_iter().rev().map(Transaction::roll_back)
}

/// `error`, and what couldn't be undone after it.
fn undone(error: anyhow::Error, undoing: impl Iterator<Item = Result<()>>) -> anyhow::Error {
    undoing
        .filter_map(Result::err)
        .fold(error, |error, left| error.context(format!("not everything could be undone: {left:#}")))
}
