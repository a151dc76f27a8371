//! `.genignore`: gitignore's patterns of files that don't get into a project. Those in subfolders count only if there is
//! one at the template's root.

use std::path::Path;

use ignore::{
    Match,
    gitignore::{Gitignore, GitignoreBuilder},
};

pub const FILE_NAME: &str = ".genignore";

/// The patterns of all folders from the template's root to the current folder of a walk.
#[derive(Default)]
pub struct Genignore(Vec<Gitignore>);

impl Genignore {
    /// Adds the patterns in `file`, if there is one, for what is in `folder`.
    pub fn enter(&mut self, folder: &Path, file: Option<&Path>) {
        let mut builder = GitignoreBuilder::new(folder);
        // An invalid pattern ignores nothing, as in cargo-generate.
        let _ = file.map(|file| builder.add(file));
        self.0.push(builder.build().unwrap_or_else(|_| Gitignore::empty()));
    }

    /// Drops the patterns of the folder that was entered last.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// Whether `path` is ignored: the nearest folder with a matching pattern decides.
    pub fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        let mut matches = self.0.iter().rev().map(|patterns| patterns.matched(path, is_folder));
        matches!(matches.find(|found| !found.is_none()), Some(Match::Ignore(_)))
    }
}
