//! What a template sees of the project that is to be.

use std::path::Path;

#[derive(Clone, Copy)]
pub struct ProjectFacts<'a> {
    pub name: &'a str,
    /// The project's folder, absolute.
    pub destination: &'a Path,
    /// `lib` or `bin`.
    pub crate_type: &'a str,
    /// Whether the files go into the current folder.
    pub init: bool,
}

impl ProjectFacts<'_> {
    /// A folder that exists, from where a script finds the same files around it as from the project.
    pub fn around(&self) -> &Path {
        let skipped = usize::from(!self.init);
        self.destination.ancestors().skip(skipped).find(|folder| folder.is_dir()).unwrap_or(self.destination)
    }
}
