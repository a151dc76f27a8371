//! Checking one template: combinations of answers rendered, several at a time.

use std::{
    collections::BTreeMap,
    num::NonZero,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use anyhow::{Context, Result};

use super::{
    answer_sets::{self, CRATE_TYPE, PROJECT_NAME},
    combinations::TriedAnswers,
    outcome::Outcome,
    template_check::TemplateCheck,
    template_lint::Lint,
    template_report::Checked,
    trial,
};
use crate::{
    answers::{Answers, ProjectFacts},
    base::terminal::Shell,
    make::{
        Recipe, render,
        scripts::{ScriptOptions, ScriptRun},
    },
};

/// Renders every combination, and runs the command in each result.
///
/// # Errors
/// The template can't be checked. What fails in one combination is in its outcome.
pub fn run(check: &TemplateCheck) -> Result<Checked> {
    let mut tried_answers = TriedAnswers::of(&check.template.manifest, check.options.given);
    let uses_crate_type =
        check.options.given.get(CRATE_TYPE).is_none() && render::mentions(&check.template, &[CRATE_TYPE])?;
    let tried: &[&str] = if uses_crate_type { &[CRATE_TYPE] } else { &[] };
    tried.iter().for_each(|name| tried_answers.add(name, &["lib", "bin"]));
    let sets = answer_sets::distinct(check, tried_answers.combinations(check.options.coverage)?)?;
    let lint = Mutex::new(Lint::new(check, tried)?);
    let (pending, outcomes) = (Mutex::new(sets.iter().enumerate()), Mutex::new(BTreeMap::new()));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((number, answers)) = lock(&pending).next() {
                    let outcome = Outcome::new(answers, tried, one(check, number, answers, &lint));
                    (check.options.done)(&outcome);
                    lock(&outcomes).insert(number, outcome);
                }
            });
        }
    });
    let diagnostics = lint.into_inner().unwrap_or_else(PoisonError::into_inner).diagnostics();
    let outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Checked { outcomes: outcomes.into_values().collect(), diagnostics })
}

/// Renders one combination, and runs the command in the result.
fn one(check: &TemplateCheck, number: usize, answers: &Arc<Answers>, lint: &Mutex<Lint>) -> Result<()> {
    let folder: PathBuf = check.folder.join(format!("{number}"));
    fs_err::create_dir(&folder)?;
    let crate_type = &answers.builtin[CRATE_TYPE].to_text();
    let destination = folder.join(PROJECT_NAME);
    let project = ProjectFacts { name: PROJECT_NAME, destination: &destination, crate_type, init: false };
    let options = ScriptOptions { project, prompts: false, shell: Shell::new(true) };
    let template = &check.template;
    let scripts = ScriptRun::start(template, check.scripts, options, &answers.builtin)?;
    let tree = Recipe { template, answers, scripts, format_for: Some(&destination) }.make()?;
    lock(lint).add(answers, &tree);
    let Some(command) = check.options.command else { return Ok(()) };
    trial::write(tree, &destination).context("can't write the project")?;
    trial::run(command, &destination, &check.folder.join("target"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
