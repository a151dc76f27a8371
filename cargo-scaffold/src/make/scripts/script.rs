//! One script of a template.

use std::path::PathBuf;

pub struct Script {
    /// Why it would run: `hook (pre)`, the place of a filter, or that another script can import it.
    pub role: String,
    /// In the template's source.
    pub path: PathBuf,
    pub text: String,
}

/// The role of the hook that runs before the questions.
pub const INIT: &str = "hook (init)";

impl Script {
    /// Whether it may run another one.
    pub fn may_import(&self) -> bool {
        ["import", "eval"].iter().any(|word| self.text.contains(word))
    }

    /// Whether it runs before the questions, and may answer them.
    pub fn may_answer(&self) -> bool {
        self.role == INIT
    }
}
