//! `.genignore`: gitignore's patterns of what a template keeps for itself. One at its root makes those in folders count.

use std::path::Path;

use ignore::{
    Match,
    gitignore::{Gitignore, GitignoreBuilder},
};

pub const FILE_NAME: &str = ".genignore";

/// The patterns of the folders from a template's root down to where a walk is.
#[derive(Default)]
pub struct Genignore(Vec<Gitignore>);

impl Genignore {
    /// Takes the patterns in `file`, if there is one, for what's in `folder`.
    pub fn enter(&mut self, folder: &Path, file: Option<&Path>) {
        let mut builder = GitignoreBuilder::new(folder);
        // A pattern that isn't one ignores nothing, as in cargo-generate.
        let _ = file.map(|file| builder.add(file));
        self.0.push(builder.build().unwrap_or_else(|_| Gitignore::empty()));
    }

    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// The nearest patterns that say something of `path` decide.
    pub fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        let mut said = self.0.iter().rev().map(|patterns| patterns.matched(path, is_folder));
        matches!(said.find(|said| !said.is_none()), Some(Match::Ignore(_)))
    }
}
