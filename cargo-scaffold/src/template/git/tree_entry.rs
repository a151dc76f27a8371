//! One entry of a commit's tree.

use std::path::PathBuf;

use git2::{FileMode, Oid};

use super::line_endings::LineEndings;

/// What is at a path of a tree.
pub struct TreeEntry {
    pub path: PathBuf,
    pub kind: TreeEntryKind,
    pub id: Oid,
    pub line_endings: LineEndings,
}

#[derive(Clone, Copy, PartialEq)]
pub enum TreeEntryKind {
    Folder,
    File { executable: bool },
    Link,
    Submodule,
}

impl TreeEntry {
    /// Whether its contents are an object of the repository.
    pub fn is_blob(&self) -> bool {
        matches!(self.kind, TreeEntryKind::File { .. } | TreeEntryKind::Link)
    }
}

impl TreeEntryKind {
    /// The kind that git writes as `mode`, if there is one.
    pub fn of_mode(mode: i32) -> Option<Self> {
        let is = |known: FileMode| mode == i32::from(known);
        match mode {
            _ if is(FileMode::Tree) => Some(Self::Folder),
            _ if is(FileMode::Blob) || is(FileMode::BlobGroupWritable) => Some(Self::File { executable: false }),
            _ if is(FileMode::BlobExecutable) => Some(Self::File { executable: true }),
            _ if is(FileMode::Link) => Some(Self::Link),
            _ if is(FileMode::Commit) => Some(Self::Submodule),
            _ => None,
        }
    }
}
