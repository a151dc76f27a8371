//! A kit's own test: every combination of answers rendered, what's suspicious named, and a command run in each result.

pub mod combinations;
mod lint;
mod trial;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result, ensure};

use crate::{
    answers::{
        self, Answers, Open,
        builtin::{NewProject, variables},
        given::Given,
    },
    render,
    scripts::handover::{self, Handover},
    template::Template,
    term::Shell,
};
use combinations::{Choices, Coverage};
use lint::Lint;
pub use trial::Outcome;

/// What to check, and how thoroughly.
pub struct Request<'a> {
    pub template: Arc<Template>,
    pub coverage: Coverage,
    /// Answers that stay the same in every combination.
    pub given: &'a Given,
    /// A line of shell, to be run in each project.
    pub command: Option<&'a str>,
    /// Where the projects are made.
    pub folder: &'a Path,
    /// Whether it has scripts, which may run.
    pub scripts: bool,
    /// Is told of each combination when it's done.
    pub done: &'a (dyn Fn(&Outcome) + Sync),
}

const NAME: &str = "my-project";
const CRATE_TYPE: &str = "lib";

/// What was found.
pub struct Checked {
    /// How each combination went.
    pub outcomes: Vec<Outcome>,
    /// The template's faults, sorted.
    pub findings: BTreeSet<String>,
}

/// Renders every combination, several at a time.
pub fn check(request: &Request) -> Result<Checked> {
    let choices = Choices::of(&request.template.manifest, request.given)?;
    let sets = distinct(request, choices.combinations(request.coverage)?)?;
    let lint = Mutex::new(Lint::new(&request.template)?);
    let (open, outcomes) = (Mutex::new(sets.iter().enumerate()), Mutex::new(BTreeMap::new()));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((number, answers)) = lock(&open).next() {
                    let outcome = Outcome::new(answers, one(request, number, answers, &lint));
                    (request.done)(&outcome);
                    lock(&outcomes).insert(number, outcome);
                }
            });
        }
    });
    let findings = lint.into_inner().unwrap_or_else(PoisonError::into_inner).findings();
    let outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Checked { outcomes: outcomes.into_values().collect(), findings })
}

/// The answers of each combination, with those to questions that only some ask; each set once.
fn distinct(request: &Request, combinations: Vec<Vec<(String, String)>>) -> Result<Vec<Arc<Answers>>> {
    let mut sets: Vec<Arc<Answers>> = Vec::new();
    for combination in combinations {
        let answers = resolve(request, &combination)?;
        if sets.iter().all(|other| other.answers != answers.answers) {
            sets.push(Arc::new(answers));
        }
    }
    Ok(sets)
}

/// Gives the answers to just those questions that are asked: others would become variables all the same.
fn resolve(request: &Request, combination: &[(String, String)]) -> Result<Answers> {
    let manifest = &request.template.manifest;
    let destination = request.folder.join(NAME);
    let project =
        NewProject { name: NAME, destination: &destination, crate_type: CRATE_TYPE, init: false, asks_for_user: true };
    let mut asked: Vec<String> = manifest.placeholders.keys().cloned().collect();
    loop {
        let mut given = request.given.clone();
        let known = combination.iter().filter(|(name, _)| asked.contains(name) && request.given.get(name).is_none());
        known.for_each(|(name, value)| given.set(name, value));
        let answers = answers::resolve(manifest, variables(&project), &given, Open::Default)?;
        let before = asked.len();
        let more = manifest.all_placeholders().filter(|(name, _)| answers.answers.contains_key(*name));
        let more: Vec<_> = more.map(|(name, _)| name.to_owned()).filter(|name| !asked.contains(name)).collect();
        asked.extend(more);
        if asked.len() == before {
            return Ok(answers);
        }
    }
}

/// Renders one combination, and runs the command in the result.
fn one(request: &Request, number: usize, answers: &Arc<Answers>, lint: &Mutex<Lint>) -> Result<()> {
    let folder: PathBuf = request.folder.join(format!("{number}"));
    fs_err::create_dir(&folder)?;
    let (rendered, _staging) = match request.scripts {
        false => (render::render(&request.template, answers)?, None),
        true => {
            let (template, parent, shell) = (&request.template, &folder, Shell::new(true));
            let crate_type = CRATE_TYPE;
            let (name, init, open) = (NAME, false, Open::Default);
            let handover = Handover { template, answers, name, crate_type, parent, init, open, shell };
            let (rendered, staging) = handover::render(&handover)?;
            (rendered, Some(staging))
        }
    };
    lock(lint).look_at(answers, &rendered);
    let Some(command) = request.command else { return Ok(()) };
    // Named apart, because cargo's target folder, which they share, goes by names.
    let project = folder.join(NAME);
    trial::write(rendered, &project).context("can't write the project")?;
    trial::run(command, &project, &request.folder.join("target"))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Checked {
    /// # Errors
    /// Anything was found, or failed.
    pub fn verdict(&self) -> Result<()> {
        let (findings, failed) = (self.findings.len(), self.outcomes.iter().filter(|outcome| !outcome.is_ok()).count());
        ensure!(
            failed == 0 && findings == 0,
            "{failed} of {} combinations failed, and the template has {findings} {}",
            self.outcomes.len(),
            if findings == 1 { "fault" } else { "faults" },
        );
        Ok(())
    }
}
