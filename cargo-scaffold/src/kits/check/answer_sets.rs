//! The answers of each combination.

use std::{collections::BTreeSet, sync::Arc};

use anyhow::{Result, ensure};

use super::{
    combinations::{self, Combination},
    template_check::TemplateCheck,
};
use crate::{
    answers::{Answer, Answers, ProjectFacts, Questions, builtin_variables::variables, validate::validate},
    template::question::InvalidQuestion,
};

/// The name of every project that is made.
pub const PROJECT_NAME: &str = "my-project";

/// The builtin variable that the user can choose, so that each of its values is tried.
pub const CRATE_TYPE: &str = "crate_type";

/// The answers of each combination. Combinations that lead to the same ones are tried once.
///
/// # Errors
/// They lead to questions without a default that nothing answers.
pub fn distinct(check: &TemplateCheck, combinations: Vec<Combination>) -> Result<Vec<Arc<Answers>>> {
    let (mut sets, mut unanswered): (Vec<Arc<Answers>>, _) = (Vec::new(), BTreeSet::new());
    for combination in combinations {
        let answers = match resolve(check, &combination, &mut unanswered) {
            // The lint reports the question, whether a combination leads to it or not.
            Err(error) if error.is::<InvalidQuestion>() => continue,
            answers => answers?,
        };
        if sets.iter().all(|other| (&other.answers, &other.builtin) != (&answers.answers, &answers.builtin)) {
            sets.push(Arc::new(answers));
        }
    }
    let names: Vec<_> = unanswered.iter().map(|name| format!("`{name}`")).collect();
    let define: Vec<_> = unanswered.iter().map(|name| format!("-d {name}=VALUE")).collect();
    ensure!(unanswered.is_empty(), "there is no default for {}: answer with `{}`", names.join(", "), define.join(" "));
    Ok(sets)
}

/// Answers the questions that `combination` leads to; adds the names of those that nothing answers to `unanswered`.
fn resolve(check: &TemplateCheck, combination: &Combination, unanswered: &mut BTreeSet<String>) -> Result<Answers> {
    let chosen = |name: &str| combination.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let project = ProjectFacts {
        name: PROJECT_NAME,
        destination: &check.folder.join(PROJECT_NAME),
        crate_type: chosen(CRATE_TYPE).unwrap_or("lib"),
        init: false,
    };
    let (manifest, builtin, given) = (&check.template.manifest, variables(project, true), check.options.given);
    Questions { manifest, builtin, given }.resolve_with(&mut |name, placeholder| {
        let valid = |value: &str| validate(name, placeholder, &Answer::Text(value.to_owned())).ok();
        // The same question under another condition may have other choices.
        let answer = chosen(name).and_then(valid).or_else(|| Answer::default_of(placeholder));
        let answer = answer.or_else(|| valid(combinations::values(placeholder).first()?));
        // An init hook, which runs first, may answer it.
        if answer.is_none() && manifest.hooks.init.is_empty() {
            unanswered.insert(name.to_owned());
        }
        Ok(answer)
    })
}
