//! What a template's scripts see of the project.

use std::path::Path;

#[derive(Clone, Copy)]
pub struct ProjectFacts<'a> {
    pub name: &'a str,
    /// `lib` or `bin`.
    pub crate_type: &'a str,
    /// The folder that the project is going to be in.
    pub parent: &'a Path,
    /// Whether the files go into the current folder.
    pub init: bool,
}
