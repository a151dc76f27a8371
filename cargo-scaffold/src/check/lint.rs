//! What is wrong, or looks it, in a template as a whole: what one rendering alone doesn't tell.

use std::collections::BTreeSet;

use anyhow::Result;
use regex::Regex;

use crate::{
    answers::Answers,
    render::{Reason, Rendered, Text},
    template::{MANIFEST, Template},
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
    pub fn new(template: &Template) -> Result<Self> {
        let conditions = template.manifest.conditional.keys();
        let never = conditions.map(|condition| (template.manifest.line_of(condition), condition.clone())).collect();
        let mut lint = Self {
            findings: BTreeSet::new(),
            never,
            eaten: BTreeSet::new(),
            kept: BTreeSet::new(),
            foreign: BTreeSet::new(),
        };
        lint.read(template)?;
        Ok(lint)
    }

    /// Looks for questions that nothing asks the answer of.
    fn read(&mut self, template: &Template) -> Result<()> {
        let tag = Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}")?;
        let mut used = String::new();
        for file in &template.files {
            used.extend(tag.find_iter(&file.path).map(|tag| tag.as_str()));
            if file.path.ends_with(".rhai") {
                used.push_str(&String::from_utf8_lossy(&file.contents.read()?));
            }
            let Text::Tagged(text) = Text::of(&file.contents)? else { continue };
            used.extend(tag.find_iter(&text).map(|tag| tag.as_str()));
            if text.contains(FOREIGN) {
                self.foreign.insert(file.path.clone());
            }
        }
        template.folders.iter().for_each(|path| used.push_str(path));
        template.manifest.conditional.keys().chain(&template.manifest.scaffold.next).for_each(|text| {
            used.push('\n');
            used.push_str(text);
        });
        for (name, _) in template.manifest.all_placeholders() {
            let word = Regex::new(&format!(r"(^|[^\w-]){}($|[^\w-])", regex::escape(name)))?;
            if !word.is_match(&used) {
                self.findings.insert(format!("`{MANIFEST}`: the answer to `{name}` is used nowhere"));
            }
        }
        Ok(())
    }

    pub fn look_at(&mut self, answers: &Answers, rendered: &Rendered) {
        self.findings.extend(rendered.faults.iter().map(ToString::to_string));
        self.never.retain(|(_, condition)| {
            !answers.held.contains(condition) && answers.broken.iter().all(|broken| broken.condition != *condition)
        });
        for file in rendered.plan.files.iter().filter(|file| self.foreign.contains(file.path.as_str())) {
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
