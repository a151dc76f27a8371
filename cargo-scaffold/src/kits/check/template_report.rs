//! The result of one template's check.

use std::collections::BTreeSet;

use anyhow::{Error, Result, anyhow};
use serde::Serialize;

use super::{kit_template::KitTemplate, outcome::Outcome};

/// What a check found.
pub struct Checked {
    /// How each combination went.
    pub outcomes: Vec<Outcome>,
    /// What is wrong with the template as a whole.
    pub diagnostics: BTreeSet<String>,
}

/// One element of the array that `kit check --format json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TemplateReport {
    /// The template's folder in the kit; empty if the kit is one template.
    template: String,
    /// How each combination of answers went.
    combinations: Vec<Outcome>,
    /// What is wrong with the template as a whole, sorted; if it can't be checked, the only element says why.
    diagnostics: Vec<String>,
    /// The template's name in messages.
    #[serde(skip)]
    shown: String,
    /// Why the template can't be checked.
    #[serde(skip)]
    unchecked: Option<Error>,
}

impl TemplateReport {
    pub fn new(template: &KitTemplate, checked: Result<Checked>) -> Self {
        let (combinations, diagnostics, unchecked) = match checked {
            Ok(checked) => (checked.outcomes, checked.diagnostics.into_iter().collect(), None),
            Err(error) => (Vec::new(), vec![format!("{error:#}")], Some(error)),
        };
        let (template, shown) = (template.subfolder.clone(), template.shown.clone());
        Self { template, combinations, diagnostics, shown, unchecked }
    }

    pub fn combinations(&self) -> usize {
        self.combinations.len()
    }

    /// What the lint found; nothing if the template can't be checked.
    pub fn diagnostics(&self) -> &[String] {
        if self.unchecked.is_some() { &[] } else { &self.diagnostics }
    }

    pub fn is_ok(&self) -> bool {
        self.diagnostics.is_empty() && self.failed() == 0
    }

    /// What failed, with the template's name.
    pub fn into_error(self) -> Option<Error> {
        let context = format!("the template `{}`", self.shown);
        self.into_bare_error().map(|error| error.context(context))
    }

    /// What failed, for the only template of a kit, which needs no name.
    pub fn into_bare_error(self) -> Option<Error> {
        if self.is_ok() {
            return None;
        }
        let summary = anyhow!("{}", self.summary());
        Some(self.unchecked.unwrap_or(summary))
    }

    /// What failed, in numbers: what is right isn't counted.
    fn summary(&self) -> String {
        let noun = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let combinations = format!("{} of {} failed", self.failed(), noun(self.combinations.len(), "combination"));
        let diagnostics = format!("the lint found {}", noun(self.diagnostics.len(), "problem"));
        match (self.failed(), self.diagnostics.len()) {
            (_, 0) => combinations,
            (0, _) => diagnostics,
            _ => format!("{combinations}, and {diagnostics}"),
        }
    }

    fn failed(&self) -> usize {
        self.combinations.iter().filter(|outcome| !outcome.is_ok()).count()
    }
}
