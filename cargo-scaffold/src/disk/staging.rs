//! Folders in which something is made ready, so that it appears whole or not at all.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use super::{
    marked_folder::MarkedFolder,
    step::Step,
    transaction::{Dependency, Transaction},
};

/// Removed when dropped, with all that is still in it.
pub struct Staging(MarkedFolder);

impl Staging {
    /// A folder in `parent`, from where it's a rename to whatever is beside it.
    pub fn new(parent: &Path) -> Result<Self> {
        sweep(parent);
        Ok(Self(MarkedFolder::create(parent)?))
    }

    /// The same, after what killed runs left half done in `parent` is undone.
    pub fn after_recovery(parent: &Path) -> Result<Self> {
        recover(parent);
        Ok(Self(MarkedFolder::create(parent)?))
    }

    /// A folder for what is needed for a moment only.
    pub fn temporary() -> Result<Self> {
        Self::new(&std::env::temp_dir())
    }

    /// The empty folder to fill.
    pub fn path(&self) -> &Path {
        self.0.staged()
    }

    /// `steps` move what is staged to its places.
    pub fn begin(self, steps: Vec<Step>, depends_on: Option<Dependency>) -> Result<Transaction> {
        Transaction::begin(self.0, steps, depends_on)
    }
}

/// Undoes or finishes what killed runs left half done in `parent`, and removes their folders. What can't be removed is
/// left: it's in nobody's way.
pub fn recover(parent: &Path) {
    left_in(parent).for_each(|folder| Transaction::recover(folder, |_| true));
}

/// Removes the folders of killed runs in `parent`, and changes nothing that a command may be working with.
pub fn sweep(parent: &Path) {
    left_in(parent).for_each(|folder| Transaction::recover(folder, Step::only_moves_back));
}

fn left_in(parent: &Path) -> impl Iterator<Item = MarkedFolder> {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    entries.filter_map(|entry| MarkedFolder::take_over(&entry.path()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{
        hash::Hash,
        place::Place,
        step::{Action, Step},
    };

    #[test]
    fn it_goes_with_its_value() {
        let parent = tempfile::tempdir().unwrap();
        let staging = Staging::new(parent.path()).unwrap();
        fs::create_dir(staging.path().join("folder")).unwrap();
        assert!(Staging::new(parent.path()).is_ok() && staging.path().join("folder").is_dir(), "it's in use");
        drop(staging);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_journal_that_came_from_elsewhere_moves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let staging = Staging::new(parent.path()).unwrap();
        let folder = staging.path().parent().unwrap().to_owned();
        fs::write(staging.path().join("hooks"), "theirs").unwrap();
        let place = Place::new(Path::new("hooks")).unwrap();
        let steps = vec![Step { place, action: Action::Take { old: Hash::of(b"theirs") } }];
        staging.begin(steps, None).unwrap().kill_after(0);
        // As a clone or an archive brings it: the same names and contents.
        let copy = parent.path().join("repository").join(folder.file_name().unwrap());
        for part in ["staged", "transaction"] {
            fs::create_dir_all(copy.join(part)).unwrap();
        }
        for file in ["cargo-scaffold.lock", "staged/hooks", "transaction/journal.json"] {
            fs::copy(folder.join(file), copy.join(file)).unwrap();
        }
        let repository = copy.parent().unwrap();
        recover(repository);
        assert!(!repository.join("hooks").exists() && copy.join("staged/hooks").exists());
        // The real one is moved back.
        sweep(parent.path());
        assert!(folder.exists(), "somebody may be working with these files");
        recover(parent.path());
        assert!(parent.path().join("hooks").exists() && !folder.exists());
    }
}
