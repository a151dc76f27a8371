//! Where a template comes from and what its manifest says.

pub mod builtin;
pub mod condition;
pub mod git;
pub mod manifest;

use std::borrow::Cow;

use manifest::Manifest;

/// A template, read: its manifest and its files.
pub struct Template {
    /// Where it came from, as the record says it: `builtin:lib`.
    pub source: String,
    pub manifest: Manifest,
    /// All files but the manifest, sorted by path.
    pub files: Vec<TemplateFile>,
}

/// A file of a template.
pub struct TemplateFile {
    /// Path in the template, with forward slashes, without the `.liquid` suffix.
    pub path: String,
    pub contents: Cow<'static, [u8]>,
}
