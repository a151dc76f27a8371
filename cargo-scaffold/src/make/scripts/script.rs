//! One script of a template.

use std::{fmt, path::PathBuf};

#[derive(Clone)]
pub struct Script {
    pub role: Role,
    /// In the template's source.
    pub path: PathBuf,
    pub text: String,
}

/// When a script would run.
#[derive(Clone, PartialEq)]
pub enum Role {
    /// Before the questions: it may answer them.
    InitHook,
    /// Before the template is rendered.
    PreHook,
    /// After the template is rendered.
    PostHook,
    /// While a text is rendered.
    Filter { place: String },
    /// When another script imports it.
    Module,
}

impl Script {
    /// Whether it may run another one.
    pub fn may_import(&self) -> bool {
        ["import", "eval"].iter().any(|word| self.text.contains(word))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InitHook => f.write_str("hook (init)"),
            Self::PreHook => f.write_str("hook (pre)"),
            Self::PostHook => f.write_str("hook (post)"),
            Self::Filter { place } => write!(f, "filter ({place})"),
            Self::Module => f.write_str("can be imported"),
        }
    }
}
