//! Changes to a folder that are all made, or none. They are written down first: the next run in that folder undoes what
//! a killed one left half done.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};
use fs_err as fs;
use serde::{Deserialize, Serialize};

use super::{marked_folder::MarkedFolder, step::Step};

/// Undone when dropped, unless it's committed.
pub struct Transaction {
    folder: MarkedFolder,
    journal: Journal,
    is_open: bool,
}

#[derive(Serialize, Deserialize)]
struct Journal {
    /// Of the folder that it was written for: one that came here with somebody's repository says nothing.
    stamp: String,
    steps: Vec<Step>,
    depends_on: Option<Dependency>,
}

/// Changes in another folder. If a run was killed, these ones here are finished or undone as those were.
#[derive(Clone, Serialize, Deserialize)]
pub struct Dependency {
    made: OsString,
    open: Option<OsString>,
}

/// More than any real one takes.
const MAX_JOURNAL: u64 = 64 << 20;

impl Transaction {
    /// From now on `steps` are undone if the run is killed.
    pub fn begin(mut folder: MarkedFolder, steps: Vec<Step>, depends_on: Option<Dependency>) -> Result<Self> {
        let journal = Journal { stamp: folder.stamp()?, steps, depends_on };
        fs::create_dir(folder.transaction())?;
        let (path, new) = (journal_of(&folder), folder.transaction().join("journal.new"));
        fs::write(&new, serde_json::to_vec(&journal)?)?;
        fs::rename(new, path)?;
        folder.leave(true);
        Ok(Self { folder, journal, is_open: true })
    }

    /// Undoes or finishes what a killed run was doing in `folder`, if it may undo each of its steps. A folder whose
    /// journal can't be read, or was written for another one, is left.
    pub fn recover(mut folder: MarkedFolder, may_undo: fn(&Step) -> bool) {
        let path = journal_of(&folder);
        let Ok(metadata) = path.symlink_metadata() else {
            folder.leave(false);
            return;
        };
        if !metadata.is_file() || metadata.len() > MAX_JOURNAL {
            return;
        }
        let journal = fs::read(path).ok().and_then(|text| serde_json::from_slice::<Journal>(&text).ok());
        let Some(journal) = journal else { return };
        if folder.stamp().ok() != Some(journal.stamp.clone()) || !journal.steps.iter().all(may_undo) {
            return;
        }
        let transaction = Self { folder, journal, is_open: true };
        let _ = match &transaction.journal.depends_on {
            Some(dependency) if dependency.is_made() => transaction.finish(),
            _ => transaction.roll_back(),
        };
    }

    /// All steps in their order.
    pub fn perform(&self) -> Result<()> {
        self.journal.steps.iter().try_for_each(|step| step.perform(&self.folder))
    }

    /// From now on nothing is undone.
    pub fn commit(mut self) -> Result<()> {
        self.close()
    }

    /// # Errors
    /// Something of the user's can't be put back: where it is now.
    pub fn roll_back(mut self) -> Result<()> {
        self.undo()
    }

    /// What depends on the changes of this transaction, of which one makes `made`.
    pub fn dependency(&self, made: &Path) -> Dependency {
        Dependency { made: made.into(), open: Some(journal_of(&self.folder).into()) }
    }

    /// Does the first steps and ends as a killed run does.
    #[cfg(test)]
    pub fn kill_after(mut self, steps: usize) {
        self.journal.steps.iter().take(steps).for_each(|step| step.perform(&self.folder).unwrap());
        self.is_open = false;
    }

    #[cfg(test)]
    pub fn steps(&self) -> usize {
        self.journal.steps.len()
    }

    /// Does what is left to do.
    fn finish(mut self) -> Result<()> {
        self.finish_swaps()?;
        for step in &self.journal.steps {
            if !step.is_done(&self.folder)? {
                step.perform(&self.folder)?;
            }
        }
        self.close()
    }

    fn undo(&mut self) -> Result<()> {
        self.is_open = false;
        self.finish_swaps()?;
        // One that can't be undone doesn't stop the others.
        let is_clean = self.journal.steps.iter().rev().fold(true, |is_clean, step| {
            let undone = step.undo(&self.folder);
            is_clean && undone.unwrap_or(false)
        });
        let path = self.folder.path().display();
        ensure!(
            is_clean,
            "what was there is in `{path}`, as its place is taken: move it back, then remove that folder"
        );
        self.close()
    }

    fn finish_swaps(&self) -> Result<()> {
        self.journal.steps.iter().try_for_each(|step| step.finish_swap(&self.folder))
    }

    fn close(&mut self) -> Result<()> {
        fs::remove_file(journal_of(&self.folder))?;
        self.is_open = false;
        self.folder.leave(false);
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.is_open {
            let _ = self.undo();
        }
    }
}

impl Dependency {
    /// On `path`, which is made in one step.
    pub fn on(path: &Path) -> Self {
        Self { made: path.into(), open: None }
    }

    fn is_made(&self) -> bool {
        let exists = |path: &OsString| Path::new(path).symlink_metadata().is_ok();
        exists(&self.made) && !self.open.as_ref().is_some_and(exists)
    }
}

fn journal_of(folder: &MarkedFolder) -> PathBuf {
    folder.transaction().join("journal.json")
}
