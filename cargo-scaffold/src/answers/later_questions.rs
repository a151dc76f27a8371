//! The questions that can wait: they have defaults, and are asked only of those who want to see them.

use anyhow::Result;

use super::{answer::Answer, given::Given};
use crate::{
    base::{confirm::confirm, terminal},
    template::{manifest::Manifest, placeholder::Placeholder},
};

/// What a template doesn't name among its first questions; nothing, if it names none.
pub struct LaterQuestions<'a> {
    manifest: &'a Manifest,
    /// Whether the user wants to be asked for them: not known until the first of them comes.
    wanted: Option<bool>,
}

impl<'a> LaterQuestions<'a> {
    pub fn new(manifest: &'a Manifest) -> Self {
        Self { manifest, wanted: None }
    }

    /// The default of a question that the user doesn't want to be asked.
    pub fn default_of(&mut self, name: &str, placeholder: &Placeholder, given: &Given) -> Result<Option<Answer>> {
        let default = Answer::default_of(placeholder);
        if default.is_none() || self.comes_first(name) {
            return Ok(None);
        }
        let wanted = match self.wanted {
            Some(wanted) => wanted,
            None => self.ask(given)?,
        };
        self.wanted = Some(wanted);
        Ok(default.filter(|_| !wanted))
    }

    fn comes_first(&self, name: &str) -> bool {
        let first = &self.manifest.scaffold.first;
        first.is_empty() || first.iter().any(|first| first == name)
    }

    fn ask(&self, given: &Given) -> Result<bool> {
        let open = self.manifest.placeholders.iter();
        let open = open.filter(|(name, _)| !self.comes_first(name) && given.get(name).is_none());
        terminal::show("More settings, and their defaults:");
        for (name, placeholder) in open {
            let default = Answer::default_of(placeholder).map(|default| default.to_text()).unwrap_or_default();
            terminal::show(format_args!("  {name} = {default}"));
        }
        confirm("Change any of them?", Some(false))
    }
}
