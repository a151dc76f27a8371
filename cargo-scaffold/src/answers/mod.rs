//! The answers to a template's questions: given, asked for, or defaulted.

pub mod builtin;
pub mod given;
mod prompt;

use anyhow::{Result, bail};
use indexmap::IndexMap;
use liquid::model::Value as Liquid;
use rhai::{Dynamic, Scope};

use crate::{
    suggest,
    template::{
        condition::Conditions,
        manifest::{Conditional, Kind, Manifest, Placeholder, Selection},
    },
    term::Shell,
};
use given::Given;

/// An answer, as the template sees it.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Bool(bool),
    Text(String),
}

/// What a template is rendered with.
pub struct Answers {
    /// The answers to its questions, in the manifest's order.
    pub answers: IndexMap<String, Answer>,
    /// What every template can use: `project-name`, `crate_name`, …
    pub builtin: IndexMap<String, Answer>,
    /// The files to render, copy and leave out, after all conditions.
    pub selection: Selection,
}

/// Where the answers come from that nobody gave.
#[derive(Clone, Copy, PartialEq)]
pub enum Open {
    Ask,
    Default,
}

/// Answers every question that `manifest` asks, and settles its conditions.
pub fn resolve(manifest: &Manifest, builtin: IndexMap<String, Answer>, given: &Given, open: Open) -> Result<Answers> {
    given.check_known(manifest)?;
    let selection = manifest.template.selection.clone();
    let mut resolved = Answers { answers: IndexMap::new(), builtin, selection };
    resolved.answer(&manifest.placeholders, given, open)?;
    let conditions = Conditions::new();
    let mut pending: Vec<_> = manifest.conditional.iter().collect();
    // A true condition can ask more, which can make further conditions true.
    loop {
        let mut scope = resolved.scope();
        // One that can't be evaluated doesn't hold, as in cargo-generate.
        let holds = |expression: &str| conditions.hold(expression, &mut scope).unwrap_or(false);
        let (met, unmet) = split(pending, holds);
        for conditional in &met {
            resolved.selection.extend(&conditional.selection);
            resolved.answer(&conditional.placeholders, given, open)?;
        }
        if met.iter().all(|conditional| conditional.placeholders.is_empty()) {
            return Ok(resolved);
        }
        pending = unmet;
    }
}

type Pending<'a> = Vec<(&'a String, &'a Conditional)>;

fn split(pending: Pending<'_>, mut holds: impl FnMut(&str) -> bool) -> (Vec<&Conditional>, Pending<'_>) {
    let (met, unmet): (Pending, Pending) = pending.into_iter().partition(|(expression, _)| holds(expression));
    (met.into_iter().map(|(_, conditional)| conditional).collect(), unmet)
}

impl Answers {
    /// All variables: the answers and the builtin ones.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.builtin.iter().chain(&self.answers).map(|(name, answer)| (name.as_str(), answer))
    }

    fn answer(&mut self, placeholders: &IndexMap<String, Placeholder>, given: &Given, open: Open) -> Result<()> {
        for (name, placeholder) in placeholders {
            if self.answers.contains_key(name) {
                continue;
            }
            let answer = match (given.get(name), open) {
                (Some(given), _) => placeholder.accept(name, given)?,
                (None, Open::Ask) => prompt::ask(placeholder)?,
                (None, Open::Default) => placeholder.default(name)?,
            };
            self.answers.insert(name.clone(), answer);
        }
        Ok(())
    }

    /// The variables as conditions see them.
    fn scope(&self) -> Scope<'static> {
        let mut scope = Scope::new();
        for (name, answer) in self.variables() {
            scope.push_dynamic(name.to_owned(), answer.to_rhai());
        }
        scope
    }
}

impl Placeholder {
    fn accept(&self, name: &str, given: &Answer) -> Result<Answer> {
        match (&self.kind, given) {
            (Kind::Bool { .. }, Answer::Bool(_)) => Ok(given.clone()),
            (Kind::Bool { .. }, Answer::Text(text)) => match text.parse() {
                Ok(value) => Ok(Answer::Bool(value)),
                Err(_) => bail!("`{name}` is true or false, not `{text}`"),
            },
            (Kind::Text { .. }, Answer::Bool(value)) => self.accept(name, &Answer::Text(value.to_string())),
            (Kind::Text { choices, regex, .. }, Answer::Text(text)) => {
                let mut offered = choices.iter().map(|choice| choice.value.as_str());
                if !choices.is_empty() && !offered.any(|value| value == text) {
                    let offered = choices.iter().map(|choice| choice.value.as_str());
                    bail!("`{text}` is no choice of `{name}`: {}", suggest::among(text, offered));
                }
                match regex {
                    Some(regex) if !regex.is_match(text) => {
                        bail!("`{text}` is no answer to `{name}`: it must match `{regex}`")
                    }
                    _ => Ok(given.clone()),
                }
            }
        }
    }

    fn default(&self, name: &str) -> Result<Answer> {
        let default = match &self.kind {
            Kind::Bool { default } => default.map(Answer::Bool),
            Kind::Text { default, .. } => default.clone().map(Answer::Text),
        };
        default.ok_or_else(|| anyhow::anyhow!("`{name}` has no default: answer it with `-d {name}=VALUE`"))
    }
}

impl Selection {
    fn extend(&mut self, more: &Self) {
        self.ignore.extend_from_slice(&more.ignore);
        for (mine, more) in [(&mut self.include, &more.include), (&mut self.exclude, &more.exclude)] {
            if let Some(more) = more {
                mine.get_or_insert_default().extend_from_slice(more);
            }
        }
    }
}

impl Answer {
    pub fn to_liquid(&self) -> Liquid {
        match self {
            Self::Bool(value) => Liquid::scalar(*value),
            Self::Text(text) => Liquid::scalar(text.clone()),
        }
    }

    fn to_rhai(&self) -> Dynamic {
        match self {
            Self::Bool(value) => (*value).into(),
            Self::Text(text) => text.into(),
        }
    }
}

/// Which of a source's templates to use: the first, unless there's somebody to ask.
pub fn choose_template(choices: &[String], open: Open) -> Result<usize> {
    match open {
        Open::Ask => prompt::choose(choices),
        Open::Default => Ok(0),
    }
}

/// Whether there's somebody to ask.
pub fn can_ask(shell: Shell) -> bool {
    use std::io::IsTerminal;
    !shell.is_quiet() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}
