//! A kit's own test: every combination of answers rendered, what's suspicious named, and a command run in each result.

pub mod combinations;
pub mod template_lint;
pub mod trial;

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
        Answer, Answers, Questions, Unanswered,
        builtin_variables::{NewProject, variables},
        given::Given,
        validate::validate,
    },
    base::terminal::Shell,
    make::{ProjectFacts, Recipe, render::mentions, scripts::Scripts},
    template::{Template, manifest::CantAsk},
};
use combinations::{Choices, Coverage};
use template_lint::Lint;
pub use trial::Outcome;

/// What to check, and how thoroughly.
pub struct Request<'a> {
    pub template: Arc<Template>,
    /// The templates that its manifest is shared by, itself among them.
    pub siblings: &'a [Arc<Template>],
    pub coverage: Coverage,
    /// Answers that stay the same in every combination.
    pub given: &'a Given,
    /// A line of shell, to be run in each project.
    pub command: Option<&'a str>,
    /// Where the projects are made.
    pub folder: &'a Path,
    /// The template's scripts, which may run.
    pub scripts: &'a Scripts,
    /// Is told of each combination when it's done.
    pub done: &'a (dyn Fn(&Outcome) + Sync),
}

const NAME: &str = "my-project";

/// A builtin variable that isn't the same everywhere, and can be chosen.
const CRATE_TYPE: &str = "crate_type";

/// What was found.
pub struct Checked {
    /// How each combination went.
    pub outcomes: Vec<Outcome>,
    /// The template's faults, sorted.
    pub findings: BTreeSet<String>,
}

/// Renders every combination, several at a time.
pub fn check(request: &Request) -> Result<Checked> {
    let mut choices = Choices::of(&request.template.manifest, request.given);
    let both = request.given.get(CRATE_TYPE).is_none() && mentions(&request.template, &[CRATE_TYPE])?;
    let varies: &[&str] = if both { &[CRATE_TYPE] } else { &[] };
    varies.iter().for_each(|name| choices.add(name, &["lib", "bin"]));
    let sets = distinct(request, choices.combinations(request.coverage)?)?;
    let lint = Mutex::new(Lint::new(request, varies)?);
    let (open, outcomes) = (Mutex::new(sets.iter().enumerate()), Mutex::new(BTreeMap::new()));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((number, answers)) = lock(&open).next() {
                    let outcome = Outcome::new(answers, varies, one(request, number, answers, &lint));
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

/// Questions and answers, as `-d` takes them.
type Combination = [(String, String)];

/// The answers of each combination, each set once.
///
/// # Errors
/// They lead to questions that nothing here can answer.
fn distinct(request: &Request, combinations: Vec<Vec<(String, String)>>) -> Result<Vec<Arc<Answers>>> {
    let (mut sets, mut open): (Vec<Arc<Answers>>, _) = (Vec::new(), BTreeSet::new());
    for combination in combinations {
        let answers = match resolve(request, &combination, &mut open) {
            // It's among the findings, whether anything leads to it or not.
            Err(error) if error.is::<CantAsk>() => continue,
            answers => answers?,
        };
        if sets.iter().all(|other| (&other.answers, &other.builtin) != (&answers.answers, &answers.builtin)) {
            sets.push(Arc::new(answers));
        }
    }
    let names: Vec<_> = open.iter().map(|name| format!("`{name}`")).collect();
    let define: Vec<_> = open.iter().map(|name| format!("-d {name}=VALUE")).collect();
    ensure!(open.is_empty(), "there is no default for {}: answer with `{}`", names.join(", "), define.join(" "));
    Ok(sets)
}

/// Answers just those questions that are asked; `open` are the names of those that nobody answers.
fn resolve(request: &Request, combination: &Combination, open: &mut BTreeSet<String>) -> Result<Answers> {
    let chosen = |name: &str| combination.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let project = NewProject {
        name: NAME,
        destination: &request.folder.join(NAME),
        crate_type: chosen(CRATE_TYPE).unwrap_or("lib"),
        init: false,
        uses_user: true,
    };
    let (manifest, builtin, given) = (&request.template.manifest, variables(&project), request.given);
    Questions { manifest, builtin, given }.resolve_with(&mut |name, placeholder| {
        let valid = |value: &str| validate(name, placeholder, &Answer::Text(value.to_owned())).ok();
        // The same question under another condition may have other choices.
        let answer = chosen(name).and_then(valid).or_else(|| Answer::default_of(placeholder));
        let answer = answer.or_else(|| valid(combinations::values(placeholder).first()?));
        // A hook that runs first may answer it.
        if answer.is_none() && request.template.manifest.hooks.init.is_empty() {
            open.insert(name.to_owned());
        }
        Ok(answer)
    })
}

/// Renders one combination, and runs the command in the result.
fn one(request: &Request, number: usize, answers: &Arc<Answers>, lint: &Mutex<Lint>) -> Result<()> {
    let folder: PathBuf = request.folder.join(format!("{number}"));
    fs_err::create_dir(&folder)?;
    let crate_type = &answers.builtin[CRATE_TYPE].to_text();
    let project = ProjectFacts { name: NAME, crate_type, parent: &folder, init: false };
    let (template, scripts, unanswered) = (&request.template, request.scripts, Unanswered::Default);
    let tree = Recipe { template, answers, scripts, project, unanswered, shell: Shell::new(true) }.make()?;
    lock(lint).look_at(answers, &tree);
    let Some(command) = request.command else { return Ok(()) };
    // Named apart, because cargo's target folder, which they share, goes by names.
    let project = folder.join(NAME);
    trial::write(tree, &project).context("can't write the project")?;
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
