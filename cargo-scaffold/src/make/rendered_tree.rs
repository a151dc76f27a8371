//! What a template becomes with one set of answers.

use super::{diagnostic::Diagnostic, plan::Plan};
use crate::template::manifest::LinkTable;

/// A project that isn't written yet. Its files can be read as long as its plan lives.
pub struct RenderedTree {
    pub plan: Plan,
    /// The commands to run next in the project.
    pub next: Vec<String>,
    /// The npm package that the project builds, if it builds one for JavaScript projects.
    pub link: Option<LinkTable>,
    /// The problems that the template has nevertheless.
    pub diagnostics: Vec<Diagnostic>,
    /// What the user should know, and the template isn't to blame for.
    pub notes: Vec<String>,
}
