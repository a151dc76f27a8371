//! What to check, and how thoroughly.

use std::{path::Path, sync::Arc};

use super::{combinations::Coverage, outcome::Outcome};
use crate::{answers::given::Given, make::scripts::Scripts, template::Template};

/// What is the same for all templates of a kit.
pub struct CheckOptions<'a> {
    pub coverage: Coverage,
    /// Answers that are the same in every combination.
    pub given: &'a Given,
    /// A shell command, to be run in each project.
    pub command: Option<&'a str>,
    /// Whether scripts may run.
    pub trust: bool,
    /// Called after each combination.
    pub done: &'a (dyn Fn(&Outcome) + Sync),
}

/// The check of one template.
pub struct TemplateCheck<'a> {
    pub options: &'a CheckOptions<'a>,
    pub template: Arc<Template>,
    /// The templates that share its manifest, itself among them.
    pub siblings: Vec<Arc<Template>>,
    /// Where the projects are written.
    pub folder: &'a Path,
    /// The template's scripts, which may run.
    pub scripts: &'a Scripts,
}
