//! The answers to a template's questions: given, asked for, or defaulted.

pub mod builtin;
pub mod given;
mod prompt;

use anyhow::{Result, bail, ensure};
use indexmap::IndexMap;
use liquid::model::Value as Liquid;
use rhai::{Dynamic, Scope};

use crate::{
    suggest,
    template::{
        condition::Conditions,
        manifest::{Choice, Conditional, Entry, Kind, Manifest, Placeholder, Selection},
    },
    term::Shell,
};
use given::Given;

/// An answer, as the template sees it.
#[derive(Clone, Debug, PartialEq)]
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
    pub selection: Selection,
    /// The conditions that hold.
    pub held: Vec<String>,
    /// The conditions that can't be evaluated, and why: in cargo-generate they don't hold.
    pub broken: Vec<Broken>,
}

/// A condition that can't be evaluated.
pub struct Broken {
    pub condition: String,
    pub cause: String,
}

/// Where the answers come from that nobody gave.
#[derive(Clone, Copy, PartialEq)]
pub enum Open {
    Ask,
    Default,
    /// Something else will find an answer.
    Leave,
}

/// Answers every question that `manifest` asks, and settles its conditions.
pub fn resolve(manifest: &Manifest, builtin: IndexMap<String, Answer>, given: &Given, open: Open) -> Result<Answers> {
    let selection = manifest.template.selection();
    let mut resolved = Answers { answers: IndexMap::new(), builtin, selection, held: Vec::new(), broken: Vec::new() };
    resolved.answer(&manifest.placeholders, given, open)?;
    let conditions = Conditions::new();
    let mut pending: Vec<_> = manifest.conditional.iter().collect();
    // A true condition can ask more, which can make further conditions true.
    loop {
        let mut scope = resolved.scope();
        // One that can't be evaluated doesn't hold, as in cargo-generate.
        let holds = |expression: &str| conditions.hold(expression, &mut scope).unwrap_or(false);
        let (met, unmet) = split(pending, holds);
        for (condition, conditional) in &met {
            resolved.held.push((*condition).clone());
            resolved.selection.extend(&conditional.selection());
            resolved.answer(&conditional.placeholders, given, open)?;
        }
        if met.iter().all(|(_, conditional)| conditional.placeholders.is_empty()) {
            resolved.report(&conditions, unmet);
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

    fn answer(&mut self, placeholders: &IndexMap<String, Placeholder>, given: &Given, open: Open) -> Result<()> {
        for (name, placeholder) in placeholders {
            if self.answers.contains_key(name) || self.builtin.contains_key(name) {
                continue;
            }
            let answer = match (given.get(name), open) {
                (Some(given), _) => placeholder.accept(name, given)?,
                (None, Open::Ask) => prompt::ask(placeholder)?,
                (None, Open::Default) => placeholder.default(name)?,
                (None, Open::Leave) => continue,
            };
            self.answers.insert(name.clone(), answer);
        }
        Ok(())
    }

    /// Adds what was given beyond the questions. Builtin variables of that name are hidden by it.
    fn define_rest(&mut self, given: &Given) {
        for (name, answer) in given.all() {
            self.answers.entry(name.to_owned()).or_insert_with(|| answer.clone());
        }
    }

    fn report(&mut self, conditions: &Conditions, unmet: Pending) {
        let mut scope = self.scope();
        let fault = |(condition, _): (&String, _)| {
            let cause = conditions.hold(condition, &mut scope).err()?.to_string();
            Some(Broken { condition: condition.clone(), cause })
        };
        self.broken = unmet.into_iter().filter_map(fault).collect();
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
        let text = given.to_text();
        let offers = |choices: &[Choice], value: &str| choices.iter().any(|choice| choice.value == value);
        match &self.kind {
            Kind::Bool { .. } => match text.to_lowercase().parse() {
                Ok(value) => return Ok(Answer::Bool(value)),
                Err(_) => bail!("`{name}` is true or false, not `{text}`"),
            },
            Kind::Text { choices, .. } if !choices.is_empty() => {
                ensure!(offers(choices, &text), "{}", no_choice(name, &text, choices));
            }
            Kind::Text { regex, entry, .. } => {
                let fits = regex.as_ref().is_none_or(|regex| regex.is_match(&text));
                let regex = regex.as_ref().map(ToString::to_string).unwrap_or_default();
                ensure!(fits, "`{text}` is no answer to `{name}`: it must match `{regex}`");
                ensure!(*entry != Entry::Line || !text.contains('\n'), "the answer to `{name}` is more than one line");
            }
            Kind::List { choices, .. } => {
                let values: Vec<_> = text.split(',').filter(|value| !value.is_empty()).map(str::to_owned).collect();
                let unknown = values.iter().find(|value| !offers(choices, value));
                ensure!(unknown.is_none(), "{}", no_choice(name, unknown.map_or("", String::as_str), choices));
                return Ok(Answer::List(values));
            }
        }
        Ok(Answer::Text(text))
    }

    fn default(&self, name: &str) -> Result<Answer> {
        let default = match &self.kind {
            Kind::Bool { default } => default.map(Answer::Bool),
            Kind::Text { default, .. } => default.clone().map(Answer::Text),
            Kind::List { default, .. } => default.clone().map(Answer::List),
        };
        default.ok_or_else(|| anyhow::anyhow!("`{name}` has no default: answer it with `-d {name}=VALUE`"))
    }
}

fn no_choice(name: &str, value: &str, choices: &[Choice]) -> String {
    let offered = choices.iter().map(|choice| choice.value.as_str());
    format!("`{value}` is no choice of `{name}`: {}", suggest::among(value, offered))
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
