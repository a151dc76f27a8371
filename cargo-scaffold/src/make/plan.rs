//! The files of a project before they are written.

use std::{
    any::Any,
    collections::{BTreeSet, HashMap},
    path::Path,
};

use anyhow::{Result, bail, ensure};

use crate::base::rel_path::RelPath;
use crate::disk::contents::Contents;

/// The files of a project that isn't written yet, sorted by path.
pub struct Plan {
    pub files: Vec<PlannedFile>,
    /// Folders to make even if no file is in them.
    pub folders: Vec<RelPath>,
    /// Removes the files that `contents` are read from when it's dropped.
    _owner: Option<Owner>,
}

type Owner = Box<dyn Any + Send + Sync>;

pub struct PlannedFile {
    pub path: RelPath,
    pub contents: Contents,
    pub executable: bool,
    pub reason: Reason,
}

/// Why a file has the contents it has.
#[derive(Clone, Copy, PartialEq)]
pub enum Reason {
    /// Rendered with the answers.
    Rendered,
    /// Copied from the template byte for byte.
    Copied,
    /// It records how the project was made.
    Record,
    /// The user's own file, with something added.
    Edited,
}

impl Plan {
    /// # Errors
    /// Two files have the same path, or paths that are one on a case-insensitive disk; a path is both a file and a folder;
    /// or a folder would be a git repository.
    pub fn new(mut files: Vec<PlannedFile>, mut folders: Vec<RelPath>) -> Result<Self> {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        folders.sort();
        let mut seen = HashMap::new();
        for file in &files {
            if let Some(other) = seen.insert(file.path.as_str().to_lowercase(), &file.path) {
                bail!("`{other}` and `{}` are one file on a case-insensitive disk", file.path);
            }
        }
        let parents: BTreeSet<_> = files.iter().filter_map(|file| file.path.as_path().parent()).collect();
        let parents = parents.iter().flat_map(|parent| parent.ancestors());
        for folder in parents.chain(folders.iter().map(RelPath::as_path)) {
            let is_file = seen.contains_key(&folder.to_string_lossy().to_lowercase());
            ensure!(!is_file, "`{}` is a file and a folder", folder.display());
        }
        refuse_repository(&files, &folders)?;
        Ok(Self { files, folders, _owner: None })
    }

    /// Keeps the files on disk, which `owner` removes when it's dropped, as long as the plan lives.
    pub fn backed_by(self, owner: impl Any + Send + Sync) -> Self {
        Self { _owner: Some(Box::new(owner)), ..self }
    }

    pub fn add(&mut self, file: PlannedFile) {
        let position = self.files.partition_point(|other| other.path < file.path);
        self.files.insert(position, file);
    }
}

/// Git takes a folder with these for a repository, and runs the programs that its `config` names
/// (`is_git_directory` in git's `setup.c`).
fn refuse_repository(files: &[PlannedFile], folders: &[RelPath]) -> Result<()> {
    let paths = files.iter().map(|file| &file.path).chain(folders);
    let lower: BTreeSet<_> = paths.map(|path| path.as_str().to_lowercase()).collect();
    let all: BTreeSet<&Path> = lower.iter().flat_map(|path| Path::new(path).ancestors()).collect();
    for head in all.iter().filter(|path| path.file_name().is_some_and(|name| name == "head")) {
        let has = |name: &str| all.contains(head.with_file_name(name).as_path());
        if has("commondir") || has("objects") && has("refs") {
            let folder = head.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            bail!("`{}` would be a git repository, of which git runs programs: leave it out", folder.display());
        }
    }
    Ok(())
}

impl Reason {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rendered => "rendered",
            Self::Copied => "copied",
            Self::Record => "record",
            Self::Edited => "edited",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_can_be_read_as_long_as_the_plan_lives() {
        let (folder, text) = (tempfile::tempdir().unwrap(), "x".repeat(200_000));
        let (root, on_disk) = (folder.path().to_owned(), folder.path().join("a.txt"));
        fs_err::write(&on_disk, &text).unwrap();
        let contents = Contents::on_disk(&on_disk, text.len() as u64);
        let path = RelPath::new("a.txt").unwrap();
        let file = PlannedFile { path, contents, executable: false, reason: Reason::Copied };
        let plan = Plan::new(vec![file], Vec::new()).unwrap().backed_by(folder);
        assert_eq!(*plan.files[0].contents.read().unwrap(), *text.as_bytes());
        drop(plan);
        assert!(!root.exists());
    }
}
