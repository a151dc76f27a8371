//! Where a template comes from and what its manifest says.

pub mod builtin;
pub mod folder;
pub mod genignore;
pub mod git;
pub mod manifest;
pub mod placeholder;
pub mod sub_template;

use std::path::PathBuf;

pub use crate::disk::contents::Contents;
use git::Checkout;
use manifest::Manifest;

/// The manifest's file name.
pub const MANIFEST: &str = "cargo-generate.toml";

/// A template: its manifest, and where its files are.
pub struct Template {
    /// Where it came from, as the record says it: `builtin:lib`.
    pub source: String,
    /// The folder in the source that the template is, with forward slashes, where it isn't the whole.
    pub subfolder: Option<String>,
    pub manifest: Manifest,
    /// The source's folder on disk, without links on the way; none of what is embedded.
    pub root: Option<PathBuf>,
    /// All files but the manifest, in cargo-generate's order: sorted by name in each folder.
    pub files: Vec<TemplateFile>,
    /// All folders, each after those in it.
    pub folders: Vec<String>,
    /// What cargo-generate leaves out: links, and whatever else is neither file nor folder.
    pub skipped: Vec<String>,
    /// Keeps the files on disk, where they are a repository's.
    _checkout: Option<Checkout>,
}

impl Template {
    /// Whether it's one of this program's own.
    pub fn is_builtin(&self) -> bool {
        self.root.is_none()
    }

    /// Keeps `checkout`, which the files are in, as long as the template lives.
    pub fn backed_by(self, checkout: Checkout) -> Self {
        Self { _checkout: Some(checkout), ..self }
    }
}

/// A file of a template.
pub struct TemplateFile {
    /// Path in the template, with forward slashes, without the `.liquid` suffix.
    pub path: String,
    pub contents: Contents,
    pub executable: bool,
}
