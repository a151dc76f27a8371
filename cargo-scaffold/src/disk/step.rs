//! One step of a change to a folder. The disk shows whether it was done, so a later run can undo it, or do it after
//! all.

use std::{
    io,
    path::{Display, Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use serde::{Deserialize, Serialize};

use super::{executable, hash::Hash, marked_folder::MarkedFolder, place::Place, rename};

#[derive(Serialize, Deserialize)]
pub struct Step {
    /// In the folder that changes. What is staged for it has the same path among what is staged.
    pub place: Place,
    pub action: Action,
}

#[derive(Serialize, Deserialize)]
pub enum Action {
    /// Makes a folder.
    MakeFolder,
    /// Moves what is staged to where nothing is.
    Put {
        new: Hash,
    },
    /// Swaps a file and the staged one.
    Swap {
        old: Hash,
        new: Hash,
    },
    /// Moves a file to what is staged.
    Take {
        old: Hash,
    },
    SetExecutable(bool),
    /// Swaps a folder and the staged one, but for some files, which stay. This is never undone: a later run moves those
    /// files to the new folder.
    SwapFolder {
        stays: Vec<Place>,
    },
}

impl Step {
    /// # Errors
    /// Something else has been put there, or has changed it. It's then as it was.
    pub fn perform(&self, folder: &MarkedFolder) -> Result<()> {
        let (there, staged) = (self.place.below(folder.parent())?, self.place.below(folder.staged())?);
        match &self.action {
            Action::MakeFolder if there.is_dir() => {}
            Action::MakeFolder => fs::create_dir(there)?,
            Action::Put { .. } => match rename::no_replace(&staged, &there) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    bail!("`{}` has just been put there by something else", self.shown())
                }
                result => result.with_context(|| format!("can't create `{}`", there.display()))?,
            },
            Action::Swap { old, .. } => {
                let swap = || swap(&staged, &there, folder);
                swap()?;
                self.check(&staged, old, swap)?;
            }
            Action::Take { old } => {
                staged.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(&there, &staged)?;
                self.check(&staged, old, || Ok(rename::no_replace(&staged, &there)?))?;
            }
            Action::SetExecutable(executable) => executable::set(&there, *executable)?,
            Action::SwapFolder { stays } => {
                swap(&staged, &there, folder)?;
                let is_clean = move_all_back(stays, &staged, &there)?;
                ensure!(is_clean, "something has just been put into `{}`: run it again", self.shown());
            }
        }
        Ok(())
    }

    /// Whether the file that is now at `staged` is what was expected; if not, it goes `back`.
    fn check(&self, staged: &Path, expected: &Hash, back: impl Fn() -> Result<()>) -> Result<()> {
        if Hash::of_file(staged)?.as_ref() == Some(expected) {
            return Ok(());
        }
        back()?;
        bail!("`{}` has just been changed by something else: run it again", self.shown())
    }

    pub fn is_done(&self, folder: &MarkedFolder) -> Result<bool> {
        let (there, staged) = (self.place.below(folder.parent())?, self.place.below(folder.staged())?);
        Ok(match &self.action {
            Action::MakeFolder => there.is_dir(),
            Action::Put { .. } => !exists(&staged),
            Action::Swap { new, .. } => Hash::of_file(&staged)?.as_ref() != Some(new),
            Action::Take { .. } => exists(&staged),
            Action::SetExecutable(executable) => !executable::differs(&fs::symlink_metadata(there)?, *executable),
            Action::SwapFolder { .. } => true,
        })
    }

    /// Undoes it, as far as it was done and nobody has changed the result since.
    ///
    /// Whether nothing of the user's is left among what is staged.
    pub fn undo(&self, folder: &MarkedFolder) -> Result<bool> {
        let (there, staged) = (self.place.below(folder.parent())?, self.place.below(folder.staged())?);
        match &self.action {
            // One that has got other files stays.
            Action::MakeFolder => drop(fs::remove_dir(there)),
            Action::Put { new } => {
                if !exists(&staged) && Hash::of_file(&there)?.as_ref() == Some(new) {
                    fs::remove_file(there)?;
                }
            }
            Action::Swap { new, .. } => {
                if exists(&staged) && Hash::of_file(&there)?.as_ref() == Some(new) {
                    swap(&staged, &there, folder)?;
                }
                let left = Hash::of_file(&staged)?;
                return Ok(left.is_none() || left.as_ref() == Some(new) || left == Hash::of_file(&there)?);
            }
            Action::Take { .. } => {
                move_back(&staged, &there)?;
                return Ok(!exists(&staged) || Hash::of_file(&staged)? == Hash::of_file(&there)?);
            }
            Action::SetExecutable(executable) => executable::set(&there, !executable)?,
            Action::SwapFolder { stays } => {
                return move_all_back(stays, &staged, &there);
            }
        }
        Ok(true)
    }

    /// Brings `aside` to where it belongs, if a run was killed while it did this step in a system that can't swap at
    /// once.
    pub fn finish_swap(&self, folder: &MarkedFolder) -> Result<()> {
        let aside = aside(folder);
        if !matches!(self.action, Action::Swap { .. } | Action::SwapFolder { .. }) || !exists(&aside) {
            return Ok(());
        }
        let (there, staged) = (self.place.below(folder.parent())?, self.place.below(folder.staged())?);
        if !exists(&there) {
            rename::no_replace(&aside, &there)?;
        } else if !exists(&staged) {
            rename::no_replace(&aside, &staged)?;
        }
        Ok(())
    }

    /// Whether undoing it only moves back what a killed run has moved out of its place.
    pub fn only_moves_back(&self) -> bool {
        matches!(self.action, Action::SwapFolder { .. })
    }

    fn shown(&self) -> Display<'_> {
        self.place.as_path().display()
    }
}

fn swap(staged: &Path, there: &Path, folder: &MarkedFolder) -> Result<()> {
    rename::swap(staged, there, &aside(folder)).with_context(|| format!("can't replace `{}`", there.display()))
}

/// Where a file is for a moment, in systems that can't swap at once.
fn aside(folder: &MarkedFolder) -> PathBuf {
    folder.transaction().join("aside")
}

/// If it's there, and its place is free.
fn move_back(staged: &Path, there: &Path) -> Result<()> {
    if exists(staged) && !exists(there) {
        there.parent().map_or(Ok(()), fs::create_dir_all)?;
        rename::no_replace(staged, there).with_context(|| format!("can't move `{}` back", there.display()))?;
    }
    Ok(())
}

/// Whether all that was there had a free place.
fn move_all_back(places: &[Place], staged: &Path, there: &Path) -> Result<bool> {
    let mut is_clean = true;
    for place in places {
        let staged = place.below(staged)?;
        move_back(&staged, &place.below(there)?)?;
        is_clean &= !exists(&staged);
    }
    Ok(is_clean)
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
