//! What has to change in a folder so that it's as planned.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::Metadata,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};
use fs_err as fs;

use crate::{
    base::rel_path::RelPath,
    disk::{executable, hash::Hash, replace},
    make::plan::{Plan, PlannedFile, Reason},
};

/// The changes to one folder. They are planned first and applied later.
pub struct Changes {
    pub root: PathBuf,
    /// Folders that aren't there, each before those in it.
    pub folders: BTreeSet<PathBuf>,
    /// Sorted by path.
    pub files: Vec<Change>,
    /// Without its files. It keeps what their contents are read from.
    _plan: Option<Plan>,
}

pub enum Change {
    /// Nothing is there.
    Create(PlannedFile),
    /// The file that is there is as it's known to be, and gets other contents.
    Replace { file: PlannedFile, old: Hash },
    /// Only whether it's executable changes.
    Mode(PlannedFile),
    /// The file is as it's known to be, and isn't planned any more.
    Delete { path: RelPath, old: Hash },
    /// Something else is there, and stays.
    Conflict(RelPath),
    /// It's there as planned.
    Unchanged(RelPath),
}

/// The contents that files are known to have, such as those that an earlier run wrote. Only a file that still has them
/// is replaced or deleted: all others are the user's.
pub type Baseline = BTreeMap<RelPath, Hash>;

impl Changes {
    /// Compares `plan` with the folder `root`, which needn't exist.
    ///
    /// # Errors
    /// A file would be put through a link, or into a file.
    pub fn between(mut plan: Plan, root: &Path, baseline: &Baseline) -> Result<Self> {
        let is_there = root.symlink_metadata().is_ok();
        let folders = missing_folders(&plan, root, is_there)?;
        let mut files = dropped(&plan, root, baseline)?;
        for file in std::mem::take(&mut plan.files) {
            let metadata = if is_there { root.join(file.path.as_path()).symlink_metadata().ok() } else { None };
            files.push(match metadata {
                None => Change::Create(file),
                Some(metadata) => existing(file, root, &metadata, baseline)?,
            });
        }
        files.sort_by(|one, other| one.path().cmp(other.path()));
        Ok(Self { root: root.to_owned(), folders, files, _plan: Some(plan) })
    }

    /// The file at `path`, or the one behind that link, gets the text `new`, if it still has the text `old`.
    pub fn edit(path: &Path, old: &str, new: String) -> Result<Self> {
        let path = replace::behind_links(path)?;
        let (Some(root), Some(name)) = (path.parent(), path.file_name()) else { bail!("it isn't a file") };
        let file = PlannedFile {
            path: RelPath::new(&name.to_string_lossy())?,
            contents: new.into_bytes().into(),
            executable: executable::is_executable(&fs::metadata(&path)?),
            reason: Reason::Edited,
        };
        let files = vec![Change::Replace { file, old: Hash::of(old.as_bytes()) }];
        Ok(Self { root: root.to_owned(), folders: BTreeSet::new(), files, _plan: None })
    }

    /// The files that get new contents.
    pub fn written(&self) -> impl Iterator<Item = &PlannedFile> {
        self.files.iter().filter_map(|change| match change {
            Change::Create(file) | Change::Replace { file, .. } => Some(file),
            _ => None,
        })
    }

    /// The planned files that are there already.
    pub fn kept(&self) -> impl Iterator<Item = &RelPath> {
        self.files.iter().filter_map(|change| match change {
            Change::Conflict(path) | Change::Unchanged(path) => Some(path),
            _ => None,
        })
    }
}

impl Change {
    pub fn path(&self) -> &RelPath {
        match self {
            Self::Create(file) | Self::Replace { file, .. } | Self::Mode(file) => &file.path,
            Self::Delete { path, .. } | Self::Conflict(path) | Self::Unchanged(path) => path,
        }
    }
}

fn missing_folders(plan: &Plan, root: &Path, is_there: bool) -> Result<BTreeSet<PathBuf>> {
    let parents = plan.files.iter().filter_map(|file| Some((file.path.as_path().parent()?, &file.path)));
    let (mut seen, mut missing) = (BTreeSet::new(), BTreeSet::new());
    for (folder, path) in parents.chain(plan.folders.iter().map(|path| (path.as_path(), path))) {
        for folder in folder.ancestors().filter(|folder| folder.file_name().is_some()) {
            if !seen.insert(folder) {
                break;
            }
            match if is_there { root.join(folder).symlink_metadata().ok() } else { None } {
                Some(metadata) => ensure!(
                    metadata.is_dir(),
                    "`{}` is a link or a file: `{path}` can't be put into it",
                    folder.display()
                ),
                None => drop(missing.insert(folder.to_owned())),
            }
        }
    }
    Ok(missing)
}

/// The files of `baseline` that are there, and that `plan` lacks.
fn dropped(plan: &Plan, root: &Path, baseline: &Baseline) -> Result<Vec<Change>> {
    let mut dropped = Vec::new();
    for (path, known) in baseline {
        let (path, on_disk) = (path.clone(), root.join(path.as_path()));
        let is_planned = plan.files.binary_search_by(|file| file.path.cmp(&path)).is_ok();
        if is_planned || on_disk.symlink_metadata().is_err() {
            continue;
        }
        let is_known = Hash::of_file(&on_disk)?.as_ref() == Some(known);
        dropped.push(if is_known { Change::Delete { path, old: known.clone() } } else { Change::Conflict(path) });
    }
    Ok(dropped)
}

/// The change to a file that is there.
fn existing(file: PlannedFile, root: &Path, metadata: &Metadata, baseline: &Baseline) -> Result<Change> {
    let known = baseline.get(&file.path);
    if known.is_none() && metadata.len() != file.contents.len() {
        return Ok(Change::Conflict(file.path));
    }
    // A file that can't be read isn't a known one.
    let now = Hash::of_file(&root.join(file.path.as_path())).ok().flatten();
    let is_known = known.is_some() && known == now.as_ref();
    Ok(match now {
        Some(now) if now == file.contents.hash()? => {
            let differs = executable::differs(metadata, file.executable);
            if is_known && differs { Change::Mode(file) } else { Change::Unchanged(file.path) }
        }
        Some(old) if is_known => Change::Replace { file, old },
        _ => Change::Conflict(file.path),
    })
}
