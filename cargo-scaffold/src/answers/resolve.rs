//! From a manifest's questions to answers: the conditions decide which questions are asked.

use std::rc::Rc;

use anyhow::Result;
use indexmap::IndexMap;

use super::{
    answer::Answer,
    builtin_variables,
    conditions::{ConditionError, Conditions, Variables},
    given::Given,
    later_questions::LaterQuestions,
    unanswered::Unanswered,
    validate::validate,
};
use crate::{
    base::watch::Watch,
    template::{
        manifest::{Conditional, FilePatterns, Manifest},
        placeholder::Placeholder,
    },
};

/// The questions of a template, and what is known before any is asked.
pub struct Questions<'a> {
    pub manifest: &'a Manifest,
    pub builtin: IndexMap<String, Answer>,
    pub given: &'a Given,
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
    /// Why some conditions can't be evaluated: as in cargo-generate, they don't hold.
    pub condition_errors: Vec<ConditionError>,
}

/// Answers an unanswered question, by its name; `None` leaves it unset.
pub type Answerer<'a> = &'a mut dyn FnMut(&str, &Placeholder) -> Result<Option<Answer>>;

impl Questions<'_> {
    pub fn resolve(self, unanswered: Unanswered) -> Result<Answers> {
        let (mut later, given) = (LaterQuestions::new(self.manifest), self.given);
        self.resolve_with(&mut |name, placeholder| {
            let default = match unanswered {
                Unanswered::Prompt => later.default_of(name, placeholder, given)?,
                Unanswered::Default => None,
            };
            default.map_or_else(|| unanswered.answer(name, placeholder), |default| Ok(Some(default)))
        })
    }

    /// Like `resolve`, but `answerer` answers what isn't given.
    pub fn resolve_with(self, answerer: Answerer) -> Result<Answers> {
        let (manifest, given) = (self.manifest, self.given);
        let mut answers = Answers::new(manifest, self.builtin);
        for (name, placeholder) in &manifest.placeholders {
            answers.answer(name, placeholder, given, answerer)?;
        }
        let mut conditions = Conditions::default();
        let mut pending: Vec<_> = manifest.conditional.iter().collect();
        // A true condition can ask more, which can make further conditions true.
        loop {
            let variables = answers.to_rhai();
            // As in cargo-generate, a condition that can't be evaluated doesn't hold.
            let holds = |condition: &str| conditions.evaluate(condition, &variables).unwrap_or(false);
            let watch = Watch::start("evaluating the template's conditions")?;
            let (met, unmet) = partition(pending, holds);
            drop(watch);
            for (condition, conditional) in &met {
                answers.held.push((*condition).clone());
                answers.file_patterns.extend(&conditional.file_patterns());
                for (name, question) in &conditional.placeholders {
                    answers.answer(name, question.placeholder()?, given, answerer)?;
                }
            }
            if met.iter().all(|(_, conditional)| conditional.placeholders.is_empty()) {
                answers.collect_errors(&mut conditions, unmet, manifest);
                answers.define_rest(given);
                return Ok(answers);
            }
            pending = unmet;
        }
    }
}

type Pending<'a> = Vec<(&'a String, &'a Conditional)>;

fn partition(pending: Pending<'_>, mut holds: impl FnMut(&str) -> bool) -> (Pending<'_>, Pending<'_>) {
    pending.into_iter().partition(|(condition, _)| holds(condition))
}

impl Answers {
    fn new(manifest: &Manifest, builtin: IndexMap<String, Answer>) -> Self {
        let file_patterns = manifest.template.file_patterns();
        Self { answers: IndexMap::new(), builtin, file_patterns, held: Vec::new(), condition_errors: Vec::new() }
    }

    /// All variables: the builtin ones, then the answers.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.builtin.iter().chain(&self.answers).map(|(name, answer)| (name.as_str(), answer))
    }

    fn answer(&mut self, name: &str, placeholder: &Placeholder, given: &Given, answerer: Answerer) -> Result<()> {
        if !self.answers.contains_key(name) && !self.builtin.contains_key(name) {
            let answer = match given.get(name) {
                Some(given) => Some(validate(name, placeholder, given)?),
                None => answerer(name, placeholder)?,
            };
            self.answers.extend(answer.map(|answer| (name.to_owned(), answer)));
        }
        Ok(())
    }

    /// Adds what was given beyond the questions. It hides a builtin variable of the same name, but not what a script has
    /// set.
    fn define_rest(&mut self, given: &Given) {
        for (name, answer) in given.all() {
            if !self.builtin.contains_key(name) || builtin_variables::NAMES.contains(&name) {
                self.answers.entry(name.to_owned()).or_insert_with(|| answer.clone());
            }
        }
    }

    /// A condition on a question that isn't asked isn't an error: it just doesn't hold.
    fn collect_errors(&mut self, conditions: &mut Conditions, unmet: Pending, manifest: &Manifest) {
        let variables = self.to_rhai();
        let is_asked_elsewhere = |name: &String| manifest.questions().any(|question| question.name == name);
        let errors = unmet.into_iter().filter_map(|(condition, _)| conditions.evaluate(condition, &variables).err());
        self.condition_errors =
            errors.filter(|error| !error.unknown_variable.as_ref().is_some_and(is_asked_elsewhere)).collect();
    }

    /// The variables as conditions see them.
    fn to_rhai(&self) -> Variables {
        Rc::new(self.variables().map(|(name, answer)| (name.to_owned(), answer.to_rhai())).collect())
    }
}
