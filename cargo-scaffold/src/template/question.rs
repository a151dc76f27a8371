//! The questions of a manifest: asked always, or under a condition.

use std::fmt;

use serde::Deserialize;

use super::placeholder::Placeholder;

/// A question, and when it's asked.
pub struct Question<'a> {
    /// The condition; `None` if it's always asked.
    pub when: Option<&'a str>,
    pub name: &'a str,
    /// The error says why it can't be asked.
    pub placeholder: Result<&'a Placeholder, &'a str>,
}

/// A placeholder under a condition. An invalid one is an error only once the condition holds, as in cargo-generate.
#[derive(Debug, Deserialize)]
#[serde(from = "serde_json::Value")]
pub struct ConditionalPlaceholder(Result<Placeholder, String>);

impl ConditionalPlaceholder {
    pub fn placeholder(&self) -> Result<&Placeholder, InvalidQuestion> {
        self.0.as_ref().map_err(|error| InvalidQuestion(error.clone()))
    }

    /// Checks `name` too, and puts `place` in front of an error.
    pub(super) fn check(&mut self, name: &str, place: &str) {
        if RESERVED.contains(&name) {
            self.0 = Err(format!("it {}", reserved(name)));
        }
        if let Err(error) = &mut self.0 {
            *error = format!("{place}: the question `{name}` can't be asked: {error}");
        }
    }

    pub(super) fn as_question<'a>(&'a self, when: &'a str, name: &'a str) -> Question<'a> {
        Question { when: Some(when), name, placeholder: self.0.as_ref().map_err(String::as_str) }
    }
}

impl From<serde_json::Value> for ConditionalPlaceholder {
    fn from(value: serde_json::Value) -> Self {
        Self(serde_json::from_value(value).map_err(|error| error.to_string()))
    }
}

/// Why a question that has come up can't be asked.
#[derive(Debug)]
pub struct InvalidQuestion(String);

impl fmt::Display for InvalidQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidQuestion {}

/// Variables that cargo-generate doesn't let a template ask for.
pub const RESERVED: [&str; 7] =
    ["authors", "os-arch", "project-name", "crate_name", "crate_type", "within_cargo_project", "is_init"];

/// Why a template can't ask for the reserved `name`.
pub(super) fn reserved(name: &str) -> String {
    format!("asks for `{name}`, which is a builtin variable: rename the placeholder")
}
