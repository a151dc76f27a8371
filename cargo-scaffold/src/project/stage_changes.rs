//! Changes made ready in a staging folder.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use fs_err as fs;

use super::changes::{Change, Changes};
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

/// Stages `changes` in their own folder, and writes them down.
pub fn begin(changes: &Changes, depends_on: Option<Dependency>) -> Result<Transaction> {
    let staging = Staging::new(&changes.root)?;
    stage(changes, staging.path())?;
    staging.begin(steps(changes)?, depends_on)
}

/// Writes the new contents into `folder`, each at the path where it belongs.
pub fn stage(changes: &Changes, folder: &Path) -> Result<()> {
    for path in folders(changes) {
        fs::create_dir(folder.join(path))?;
    }
    let files: Vec<_> = changes.written().collect();
    parallel::chunks(&files, |files| files.iter().try_for_each(|file| write(file, &folder.join(file.path.as_path()))))?;
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
    let mut to = executable::create_new(path, file.executable)?;
    file.contents.write(&mut to).with_context(|| format!("can't write `{}`", file.path))
}

/// What is done with what is staged.
pub fn steps(changes: &Changes) -> Result<Vec<Step>> {
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
