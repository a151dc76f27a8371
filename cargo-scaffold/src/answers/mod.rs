//! The answers to a template's questions: given, asked for, or defaulted.

pub mod builtin_variables;
pub mod conditions;
pub mod given;
pub mod prompt;

use std::rc::Rc;

use anyhow::{Result, bail, ensure};
use indexmap::IndexMap;
use liquid::model::Value as Liquid;
use rhai::Dynamic;
use serde::Serialize;

use crate::{
    base::{suggest, terminal::Shell},
    template::{
        manifest::{Conditional, FilePatterns, Manifest},
        placeholder::{Choice, Placeholder, PlaceholderType, TextInput},
    },
};
use conditions::{Broken, Conditions, Variables};
use given::Given;

/// An answer, as the template sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    Bool(bool),
    Text(String),
    List(Vec<String>),
}

/// What a template is rendered with.
pub struct Answers {
    /// The answers to its questions, in the manifest's order.
    pub answers: IndexMap<String, Answer>,
    /// What every template can use: `project-name`, `crate_name`, …
    pub builtin: IndexMap<String, Answer>,
    /// The files to render, copy and leave out, after all conditions.
    pub file_patterns: FilePatterns,
    /// The conditions that hold.
    pub held: Vec<String>,
    /// The conditions that can't be evaluated, and why: in cargo-generate they don't hold.
    pub broken: Vec<Broken>,
}

/// Where the answers come from that nobody gave.
#[derive(Clone, Copy, PartialEq)]
pub enum Open {
    Ask,
    Default,
    /// Something else will find an answer.
    Leave,
}

/// Says the answer to a question that nobody gave one to; none leaves it open.
pub type Answerer<'a> = &'a mut dyn FnMut(&str, &Placeholder) -> Result<Option<Answer>>;

/// Answers every question that `manifest` asks, and settles its conditions.
pub fn resolve(manifest: &Manifest, builtin: IndexMap<String, Answer>, given: &Given, open: Open) -> Result<Answers> {
    resolve_with(manifest, builtin, given, &mut |name, placeholder| match open {
        Open::Ask => prompt::ask(placeholder).map(Some),
        Open::Default => {
            let default = placeholder.default();
            ensure!(default.is_some(), "`{name}` has no default: answer it with `-d {name}=VALUE`");
            Ok(default)
        }
        Open::Leave => Ok(None),
    })
}

/// Like `resolve`, with answers of one's own.
pub fn resolve_with(
    manifest: &Manifest,
    builtin: IndexMap<String, Answer>,
    given: &Given,
    answerer: Answerer,
) -> Result<Answers> {
    let file_patterns = manifest.template.file_patterns();
    let mut resolved =
        Answers { answers: IndexMap::new(), builtin, file_patterns, held: Vec::new(), broken: Vec::new() };
    for (name, placeholder) in &manifest.placeholders {
        resolved.answer(name, placeholder, given, answerer)?;
    }
    let mut conditions = Conditions::default();
    let mut pending: Vec<_> = manifest.conditional.iter().collect();
    // A true condition can ask more, which can make further conditions true.
    loop {
        let variables = resolved.to_rhai();
        // One that can't be evaluated doesn't hold, as in cargo-generate.
        let holds = |expression: &str| conditions.hold(expression, &variables).unwrap_or(false);
        let (met, unmet) = split(pending, holds);
        for (condition, conditional) in &met {
            resolved.held.push((*condition).clone());
            resolved.file_patterns.extend(&conditional.file_patterns());
            for (name, question) in &conditional.placeholders {
                resolved.answer(name, question.placeholder()?, given, answerer)?;
            }
        }
        if met.iter().all(|(_, conditional)| conditional.placeholders.is_empty()) {
            resolved.report(&mut conditions, unmet, manifest);
            resolved.define_rest(given);
            return Ok(resolved);
        }
        pending = unmet;
    }
}

type Pending<'a> = Vec<(&'a String, &'a Conditional)>;

fn split(pending: Pending<'_>, mut holds: impl FnMut(&str) -> bool) -> (Pending<'_>, Pending<'_>) {
    pending.into_iter().partition(|(expression, _)| holds(expression))
}

impl Answers {
    /// All variables: the answers and the builtin ones.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.builtin.iter().chain(&self.answers).map(|(name, answer)| (name.as_str(), answer))
    }

    fn answer(&mut self, name: &str, placeholder: &Placeholder, given: &Given, answerer: Answerer) -> Result<()> {
        if !self.answers.contains_key(name) && !self.builtin.contains_key(name) {
            let answer = match given.get(name) {
                Some(given) => Some(placeholder.accept(name, given)?),
                None => answerer(name, placeholder)?,
            };
            self.answers.extend(answer.map(|answer| (name.to_owned(), answer)));
        }
        Ok(())
    }

    /// Adds what was given beyond the questions. Builtin variables of that name are hidden by it.
    fn define_rest(&mut self, given: &Given) {
        for (name, answer) in given.all() {
            self.answers.entry(name.to_owned()).or_insert_with(|| answer.clone());
        }
    }

    /// A condition on a question that isn't asked is no fault: it just doesn't hold.
    fn report(&mut self, conditions: &mut Conditions, unmet: Pending, manifest: &Manifest) {
        let variables = self.to_rhai();
        let is_asked_elsewhere = |name: &String| manifest.questions().any(|question| question.name == name);
        let broken = unmet.into_iter().filter_map(|(condition, _)| conditions.hold(condition, &variables).err());
        self.broken = broken.filter(|broken| !broken.unknown.as_ref().is_some_and(is_asked_elsewhere)).collect();
    }

    /// The variables as conditions see them.
    fn to_rhai(&self) -> Variables {
        Rc::new(self.variables().map(|(name, answer)| (name.to_owned(), answer.to_rhai())).collect())
    }
}

impl Placeholder {
    pub fn accept(&self, name: &str, given: &Answer) -> Result<Answer> {
        let text = given.to_text();
        let offers = |choices: &[Choice], value: &str| choices.iter().any(|choice| choice.value == value);
        match &self.value_type {
            PlaceholderType::Bool { .. } => match text.to_lowercase().parse() {
                Ok(value) => return Ok(Answer::Bool(value)),
                Err(_) => bail!("`{name}` is true or false, not `{text}`"),
            },
            PlaceholderType::Text { choices, .. } if !choices.is_empty() => {
                ensure!(offers(choices, &text), "{}", no_choice(name, &text, choices));
            }
            PlaceholderType::Text { regex, input, .. } => {
                let fits = regex.as_ref().is_none_or(|regex| regex.is_match(&text));
                let regex = regex.as_ref().map(ToString::to_string).unwrap_or_default();
                ensure!(fits, "`{text}` is no answer to `{name}`: it must match `{regex}`");
                ensure!(
                    *input != TextInput::Line || !text.contains('\n'),
                    "the answer to `{name}` is more than one line"
                );
            }
            PlaceholderType::List { choices, .. } => {
                let values: Vec<_> = text.split(',').filter(|value| !value.is_empty()).map(str::to_owned).collect();
                let unknown = values.iter().find(|value| !offers(choices, value));
                ensure!(unknown.is_none(), "{}", no_choice(name, unknown.map_or("", String::as_str), choices));
                return Ok(Answer::List(values));
            }
        }
        Ok(Answer::Text(text))
    }

    pub fn default(&self) -> Option<Answer> {
        match &self.value_type {
            PlaceholderType::Bool { default } => default.map(Answer::Bool),
            PlaceholderType::Text { default, .. } => default.clone().map(Answer::Text),
            PlaceholderType::List { default, .. } => default.clone().map(Answer::List),
        }
    }
}

fn no_choice(name: &str, value: &str, choices: &[Choice]) -> String {
    let offered = choices.iter().map(|choice| choice.value.as_str());
    format!("`{value}` is no choice of `{name}`: {}", suggest::among(value, offered))
}

impl FilePatterns {
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
            Self::List(values) => Liquid::Array(values.iter().map(|value| Liquid::scalar(value.clone())).collect()),
        }
    }

    fn to_rhai(&self) -> Dynamic {
        match self {
            Self::Bool(value) => (*value).into(),
            Self::Text(text) => text.into(),
            Self::List(values) => values.iter().map(|value| value.into()).collect::<rhai::Array>().into(),
        }
    }

    /// As it's written on a command line.
    pub fn to_text(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(values) => values.join(","),
        }
    }
}

/// Which of a source's templates to use: the first, unless there's somebody to ask.
pub fn choose_template(choices: &[String], open: Open) -> Result<usize> {
    match open {
        Open::Ask => prompt::choose(choices),
        Open::Default | Open::Leave => Ok(0),
    }
}

/// Whether there's somebody to ask.
pub fn can_ask(shell: Shell) -> bool {
    use std::io::IsTerminal;
    !shell.is_quiet() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}
