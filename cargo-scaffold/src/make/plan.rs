//! What rendering results in.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Result, bail, ensure};

use crate::base::rel_path::RelPath;
use crate::disk::contents::Contents;

/// The files of a project that isn't there yet, sorted by path.
pub struct Plan {
    pub files: Vec<PlannedFile>,
    /// The folders that are there even if no file is in them.
    pub folders: Vec<RelPath>,
}

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
    /// Says how the project was made.
    Record,
    /// The user's own file, with something added.
    Edited,
}

impl Plan {
    /// # Errors
    /// Two files have the same path, or paths that a case-insensitive disk takes for the same; or one is a folder too.
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
            let file = seen.contains_key(&folder.to_string_lossy().to_lowercase());
            ensure!(!file, "`{}` is a file and a folder", folder.display());
        }
        Ok(Self { files, folders })
    }

    pub fn add(&mut self, file: PlannedFile) {
        let position = self.files.partition_point(|other| other.path < file.path);
        self.files.insert(position, file);
    }
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
