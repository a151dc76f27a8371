//! A template as it was read: its manifest, and where its files are.

use std::{path::PathBuf, sync::Arc};

use super::{git::Checkout, manifest::Manifest};
use crate::disk::contents::Contents;

pub struct Template {
    /// Where it came from, as the record names it: `builtin:lib`.
    pub source: String,
    /// The template's folder in the source, with forward slashes; `None` if it's the whole source.
    pub subfolder: Option<String>,
    pub manifest: Arc<Manifest>,
    /// The source's folder on disk, with all links resolved; `None` for an embedded template.
    pub root: Option<PathBuf>,
    /// All files but the manifest, in cargo-generate's order: sorted by name in each folder.
    pub files: Vec<TemplateFile>,
    /// All folders, each after the folders in it.
    pub folders: Vec<String>,
    /// What cargo-generate leaves out: links, and special files such as sockets.
    pub skipped: Vec<String>,
    /// Keeps the files on disk if they are from a repository.
    pub(super) checkout: Option<Checkout>,
}

pub struct TemplateFile {
    /// Path in the template, with forward slashes, without the `.liquid` suffix.
    pub path: String,
    pub contents: Contents,
    pub executable: bool,
}

impl Template {
    /// Whether it's embedded in this program.
    pub fn is_builtin(&self) -> bool {
        self.root.is_none()
    }

    /// Whether files of submodules may be in it.
    pub fn has_submodules(&self) -> bool {
        self.checkout.as_ref().is_some_and(Checkout::has_submodules)
    }

    /// Keeps `checkout`, which the files are in, as long as the template lives.
    pub fn backed_by(self, checkout: Checkout) -> Self {
        Self { checkout: Some(checkout), ..self }
    }
}
