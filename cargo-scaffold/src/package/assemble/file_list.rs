//! The list of the files that a build put into a package, and of those that it was built from. It lies in the package. npm leaves it out, as `files` doesn't
//! name it.

use std::{collections::HashMap, io, path::Path};

use super::package_file::PackageFile;
use crate::disk::hash::Hash;

/// The list's own name.
pub const NAME: &str = ".cargo-scaffold";

/// By path: what each file held. In the form of `sha256sum`.
#[derive(Default)]
pub struct FileList(HashMap<String, String>);

impl FileList {
    /// The list's text for `files`.
    pub fn text(files: &[PackageFile]) -> String {
        files.iter().map(|file| format!("{}  {}\n", Hash::of(&file.contents), file.path)).collect()
    }

    /// A line that isn't in that form names nothing.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| line.split_once("  "));
        Self(lines.map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect())
    }

    /// All paths, as seen from the package: those of its sources lead out of it.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a build put a file there, at `path` in the package, whoever has changed it since.
    pub fn names(&self, path: &Path) -> bool {
        self.hash(path).is_some()
    }

    /// Whether the file at `path` in the package `folder` is as a build left it.
    pub fn is_unchanged(&self, folder: &Path, path: &Path) -> io::Result<bool> {
        let Some(hash) = self.hash(path) else { return Ok(false) };
        Ok(Hash::of_file(&folder.join(path))?.is_some_and(|found| found.as_str() == hash))
    }

    fn hash(&self, path: &Path) -> Option<&String> {
        let parts: Option<Vec<_>> = path.iter().map(|part| part.to_str()).collect();
        self.0.get(&parts?.join("/"))
    }
}
