//! What is wrong, or looks it, in a template as a whole: what one rendering alone doesn't tell.

use std::collections::BTreeSet;

use anyhow::Result;
use regex::Regex;

use super::{Request, combinations::Coverage};
use crate::{
    answers::Answers,
    make::{RenderedTree, plan::Reason, render::Text},
    template::{
        MANIFEST, Template,
        manifest::{Asked, RESERVED},
        placeholder::{Kind, Placeholder},
    },
};

/// Collects findings from one rendering after the other.
pub struct Lint {
    findings: BTreeSet<String>,
    /// The conditions that didn't hold yet, with their lines.
    never: BTreeSet<(Option<usize>, String)>,
    /// The files whose `${{ … }}` was eaten each time they were rendered.
    eaten: BTreeSet<String>,
    /// And those that kept it at least once.
    kept: BTreeSet<String>,
    foreign: BTreeSet<String>,
}

/// GitHub's expressions look like liquid's.
const FOREIGN: &str = "${{";

impl Lint {
    /// `varies` are the variables beside the questions that are tried.
    pub fn new(request: &Request, varies: &[&str]) -> Result<Self> {
        let manifest = &request.template.manifest;
        let conditions = manifest.conditional.keys().filter(|condition| is_settled(request, varies, condition));
        let never = conditions.map(|condition| (manifest.line_of(condition), condition.clone())).collect();
        let faults = manifest.questions().filter_map(|question| question.placeholder.err());
        let mut lint = Self {
            findings: faults.map(str::to_owned).collect(),
            never,
            eaten: BTreeSet::new(),
            kept: BTreeSet::new(),
            foreign: BTreeSet::new(),
        };
        lint.find_unused(request)?;
        for file in &request.template.files {
            if matches!(Text::of(&file.contents)?, Text::Tagged(text) if text.contains(FOREIGN)) {
                lint.foreign.insert(file.path.clone());
            }
        }
        Ok(lint)
    }

    /// Looks for questions that nothing asks the answer of, in any of the templates that ask them.
    fn find_unused(&mut self, request: &Request) -> Result<()> {
        let tag = Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}")?;
        let mut used = String::new();
        for template in request.siblings {
            evaluated(template, &tag, &mut used)?;
        }
        for question in request.template.manifest.questions() {
            let name = question.name;
            let word = Regex::new(&format!(r"(^|[^\w-]){}($|[^\w-])", regex::escape(name)))?;
            if !word.is_match(&used) {
                self.findings.insert(format!("`{MANIFEST}`: the answer to `{name}` is used nowhere"));
            }
        }
        Ok(())
    }

    pub fn look_at(&mut self, answers: &Answers, tree: &RenderedTree) {
        self.findings.extend(tree.diagnostics.iter().map(ToString::to_string));
        self.never.retain(|(_, condition)| {
            !answers.held.contains(condition)
                && answers.condition_errors.iter().all(|error| error.condition != *condition)
        });
        for file in tree.plan.files.iter().filter(|file| self.foreign.contains(file.path.as_str())) {
            let text = file.contents.read().unwrap_or_default();
            let keeps = file.reason != Reason::Rendered || String::from_utf8_lossy(&text).contains(FOREIGN);
            let files = if keeps { &mut self.kept } else { &mut self.eaten };
            files.insert(file.path.as_str().to_owned());
        }
    }

    pub fn findings(mut self) -> BTreeSet<String> {
        for (line, condition) in self.never {
            let line = line.map_or_else(String::new, |line| format!(", line {line}"));
            self.findings.insert(format!("`{MANIFEST}`{line}: the condition `{condition}` never holds"));
        }
        for path in self.eaten.difference(&self.kept) {
            self.findings
                .insert(format!("template file `{path}`: its `${{{{ }}}}` is rendered away: exclude the file"));
        }
        self.findings
    }
}

/// Adds all of `template` that is evaluated to `used`.
fn evaluated(template: &Template, tag: &Regex, used: &mut String) -> Result<()> {
    for file in &template.files {
        used.extend(tag.find_iter(&file.path).map(|tag| tag.as_str()));
        if file.path.ends_with(".rhai") {
            used.push_str(&String::from_utf8_lossy(&file.contents.read()?));
        }
        if let Text::Tagged(text) = Text::of(&file.contents)? {
            used.extend(tag.find_iter(&text).map(|tag| tag.as_str()));
        }
    }
    template.folders.iter().for_each(|path| used.push_str(path));
    template.manifest.conditional.keys().chain(&template.manifest.scaffold.next).for_each(|text| {
        used.push('\n');
        used.push_str(text);
    });
    Ok(())
}

/// Whether the combinations show all that `condition` can come to: it depends on questions whose every answer is tried,
/// and, where only every two of them meet, on no more than two.
fn is_settled(request: &Request, varies: &[&str], condition: &str) -> bool {
    let questions = || request.template.manifest.questions();
    let words = depends_on(request, condition);
    let stays = |name: &str| RESERVED.contains(&name) || name == "username" || request.given.get(name).is_some();
    let varied = |name: &str| varies.contains(&name) || questions().any(|question| question.name == name);
    let tried = |question: Asked| !words.contains(question.name) || question.placeholder.is_ok_and(is_exhausted);
    words.iter().all(|name| varies.contains(name) || !stays(name))
        && (request.coverage == Coverage::All || words.iter().filter(|name| varied(name)).count() <= 2)
        && questions().all(tried)
        // Combinations that lead to one that can't be asked are left out.
        && questions().all(|question| question.placeholder.is_ok())
}

/// The words in `condition`, and in the conditions under which the questions are asked that it names.
fn depends_on<'a>(request: &'a Request, condition: &'a str) -> BTreeSet<&'a str> {
    let mut words = BTreeSet::new();
    let mut open = vec![condition];
    while let Some(condition) = open.pop() {
        for word in condition.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            if words.insert(word) {
                let asked = request.template.manifest.questions().filter(|question| question.name == word);
                open.extend(asked.filter_map(|question| question.when));
            }
        }
    }
    words
}

/// Whether every answer that there is to a question is tried.
fn is_exhausted(placeholder: &Placeholder) -> bool {
    match &placeholder.kind {
        Kind::Bool { .. } => true,
        Kind::Text { choices, .. } => !choices.is_empty(),
        Kind::List { choices, .. } => choices.len() <= 1,
    }
}
