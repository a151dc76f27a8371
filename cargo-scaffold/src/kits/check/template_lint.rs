//! What is wrong in a template as a whole, which one rendering alone doesn't show.

use std::collections::BTreeSet;

use anyhow::Result;
use regex::Regex;

use super::{combinations::Coverage, template_check::TemplateCheck};
use crate::{
    answers::Answers,
    make::{
        RenderedTree,
        diagnostic::{self, Diagnostic},
        plan::Reason,
        render::Text,
    },
    template::{
        MANIFEST, Template,
        placeholder::{Placeholder, PlaceholderType},
        question::{Question, RESERVED},
    },
};

/// Collects diagnostics from one rendering after the other.
pub struct Lint {
    diagnostics: BTreeSet<String>,
    /// What the rendering shows, of all combinations.
    rendering: BTreeSet<Diagnostic>,
    /// The conditions that haven't held yet, with their lines.
    never_held: BTreeSet<(Option<usize>, String)>,
    /// The files that have expressions of GitHub's in the template.
    with_expressions: BTreeSet<String>,
    /// The files whose expressions were rendered away at least once.
    rendered_away: BTreeSet<String>,
    /// The files whose expressions were kept at least once.
    kept: BTreeSet<String>,
}

/// The start of an expression of GitHub Actions, which liquid takes for one of its own.
const GITHUB_EXPRESSION: &str = "${{";

impl Lint {
    /// `tried` are the builtin variables that are tried with several values.
    pub fn new(check: &TemplateCheck, tried: &[&str]) -> Result<Self> {
        let manifest = &check.template.manifest;
        let conditions = manifest.conditional.keys().filter(|condition| is_fully_tried(check, tried, condition));
        let never_held = conditions.map(|condition| (manifest.line_of(condition), condition.clone())).collect();
        let invalid = manifest.questions().filter_map(|question| question.placeholder.err());
        let mut lint = Self {
            diagnostics: invalid.map(str::to_owned).collect(),
            rendering: BTreeSet::new(),
            never_held,
            with_expressions: BTreeSet::new(),
            rendered_away: BTreeSet::new(),
            kept: BTreeSet::new(),
        };
        lint.find_unused(check)?;
        for file in &check.template.files {
            if matches!(Text::of(&file.contents)?, Text::Tagged(text) if text.contains(GITHUB_EXPRESSION)) {
                lint.with_expressions.insert(file.path.clone());
            }
        }
        Ok(lint)
    }

    /// Finds questions whose answer is used in none of the templates that ask them.
    fn find_unused(&mut self, check: &TemplateCheck) -> Result<()> {
        let tag = Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}")?;
        let mut evaluated = String::new();
        for template in &check.siblings {
            add_evaluated(template, &tag, &mut evaluated)?;
        }
        for question in check.template.manifest.questions() {
            let name = question.name;
            let word = Regex::new(&format!(r"(^|[^\w-]){}($|[^\w-])", regex::escape(name)))?;
            if !word.is_match(&evaluated) {
                self.diagnostics.insert(format!("`{MANIFEST}`: the answer to `{name}` is used nowhere"));
            }
        }
        Ok(())
    }

    /// Adds what the rendering with `answers` shows.
    pub fn add(&mut self, answers: &Answers, tree: &RenderedTree) {
        self.rendering.extend(tree.diagnostics.iter().cloned());
        self.never_held.retain(|(_, condition)| {
            !answers.held.contains(condition)
                && answers.condition_errors.iter().all(|error| error.condition != *condition)
        });
        for file in tree.plan.files.iter().filter(|file| self.with_expressions.contains(file.path.as_str())) {
            let text = file.contents.read().unwrap_or_default();
            let is_kept = file.reason != Reason::Rendered || String::from_utf8_lossy(&text).contains(GITHUB_EXPRESSION);
            let files = if is_kept { &mut self.kept } else { &mut self.rendered_away };
            files.insert(file.path.as_str().to_owned());
        }
    }

    /// Everything that was found in all renderings.
    pub fn diagnostics(mut self) -> BTreeSet<String> {
        for (line, condition) in self.never_held {
            let line = line.map_or_else(String::new, |line| format!(", line {line}"));
            self.diagnostics.insert(format!("`{MANIFEST}`{line}: the condition `{condition}` never holds"));
        }
        for path in self.rendered_away.difference(&self.kept) {
            self.diagnostics
                .insert(format!("template file `{path}`: its `${{{{ }}}}` is rendered away: exclude the file"));
        }
        self.diagnostics.extend(diagnostic::grouped(&self.rendering));
        self.diagnostics
    }
}

/// Adds everything of `template` that can be evaluated to `evaluated`.
fn add_evaluated(template: &Template, tag: &Regex, evaluated: &mut String) -> Result<()> {
    for file in &template.files {
        evaluated.extend(tag.find_iter(&file.path).map(|tag| tag.as_str()));
        if file.path.ends_with(".rhai") {
            evaluated.push_str(&String::from_utf8_lossy(&file.contents.read()?));
        }
        if let Text::Tagged(text) = Text::of(&file.contents)? {
            evaluated.extend(tag.find_iter(&text).map(|tag| tag.as_str()));
        }
    }
    template.folders.iter().for_each(|path| evaluated.push_str(path));
    template.manifest.conditional.keys().chain(template.manifest.scaffold.rendered()).for_each(|text| {
        evaluated.push('\n');
        evaluated.push_str(text);
    });
    Ok(())
}

/// Whether the combinations show every value that `condition` can have: it depends only on questions of which every
/// answer is tried, and on two of them at most if only every pair is covered.
fn is_fully_tried(check: &TemplateCheck, tried: &[&str], condition: &str) -> bool {
    let questions = || check.template.manifest.questions();
    let words = depends_on(check, condition);
    let is_fixed =
        |name: &str| RESERVED.contains(&name) || name == "username" || check.options.given.get(name).is_some();
    let is_varied = |name: &str| tried.contains(&name) || questions().any(|question| question.name == name);
    let is_tried = |question: Question| !words.contains(question.name) || question.placeholder.is_ok_and(tries_all);
    words.iter().all(|name| tried.contains(name) || !is_fixed(name))
        && (check.options.coverage == Coverage::All || words.iter().filter(|name| is_varied(name)).count() <= 2)
        && questions().all(is_tried)
        // Combinations that lead to an invalid question are left out.
        && questions().all(|question| question.placeholder.is_ok())
}

/// The words in `condition`, and in the conditions under which the questions that it names are asked.
fn depends_on<'a>(check: &'a TemplateCheck, condition: &'a str) -> BTreeSet<&'a str> {
    let mut words = BTreeSet::new();
    let mut pending = vec![condition];
    while let Some(condition) = pending.pop() {
        for word in condition.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            if words.insert(word) {
                let named = check.template.manifest.questions().filter(|question| question.name == word);
                pending.extend(named.filter_map(|question| question.when));
            }
        }
    }
    words
}

/// Whether every valid answer to a question is tried.
fn tries_all(placeholder: &Placeholder) -> bool {
    match &placeholder.value_type {
        PlaceholderType::Bool { .. } => true,
        PlaceholderType::Text { choices, .. } => !choices.is_empty(),
        PlaceholderType::List { choices, .. } => choices.len() <= 1,
    }
}
