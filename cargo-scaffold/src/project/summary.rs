//! What a new project consists of, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{project_name::ProjectName, write::Project};
use crate::{
    answers::{Answer, Answers},
    base::terminal::{Shell, visible},
    template::Template,
};

pub struct Summary<'a> {
    pub project: &'a Project,
    pub name: &'a ProjectName,
    pub template: &'a Template,
    pub answers: &'a Answers,
    /// What to run next, inside the project.
    pub next: Vec<String>,
}

impl Summary<'_> {
    /// One object: `name`, `path`, `source`, `subfolder` (the template's in it, or null), `dry_run`, `repository` (whether one is made), `workspace` (the manifest
    /// that is edited, or null), `answers` (question to answer), `files` (`path`, `bytes`, `reason`: rendered,
    /// copied or record), `next` (shell commands, to be run in order from the current folder), `build` (the report of
    /// the build that was asked for, or null).
    pub fn to_json(&self, dry_run: bool, build: Option<&Value>) -> Value {
        let files = self.project.plan.files.iter().map(
            |file| json!({ "path": file.path.as_str(), "bytes": file.contents.len(), "reason": file.reason.as_str() }),
        );
        let answers = self.answers.answers.iter().map(|(name, answer)| (name.clone(), answer_to_json(answer)));
        json!({
            "name": self.name.as_str(),
            "path": self.project.destination.path,
            "source": self.template.source,
            "subfolder": self.template.subfolder,
            "dry_run": dry_run,
            "repository": self.project.repository,
            "workspace": self.project.workspace.as_ref().map(|edit| &edit.path),
            "answers": answers.collect::<serde_json::Map<_, _>>(),
            "files": files.collect::<Vec<_>>(),
            "next": self.commands(),
            "build": build,
        })
    }

    /// The files as an indented tree, each with its size in bytes.
    pub fn tree(&self) -> String {
        let mut tree = format!("{}/\n", self.project.destination.given.display());
        let mut open: Vec<&str> = Vec::new();
        for file in &self.project.plan.files {
            let mut parts: Vec<&str> = file.path.as_str().split('/').collect();
            let name = parts.pop().unwrap_or_default();
            let shared = open.iter().zip(&parts).take_while(|(a, b)| a == b).count();
            for (depth, folder) in parts.iter().enumerate().skip(shared) {
                let _ = writeln!(tree, "{:indent$}{folder}/", "", indent = 2 * (depth + 1));
            }
            let indent = 2 * (parts.len() + 1);
            let _ = writeln!(tree, "{:indent$}{name:<width$} {:>7} B", "", file.contents.len(), width = 36 - indent);
            open = parts;
        }
        visible(&tree)
    }

    /// What was made, in status lines.
    pub fn print_status(&self, shell: Shell) {
        let (files, path) = (self.project.plan.files.len(), self.project.destination.given.display());
        let subfolder = self.template.subfolder.as_ref().map(|folder| format!(", `{folder}`")).unwrap_or_default();
        shell.status("Created", format_args!("`{path}`, {files} files from `{}`{subfolder}", self.template.source));
        if let Some(edit) = &self.project.workspace {
            shell.status("Joined", format_args!("the workspace `{}`", edit.path.display()));
        }
    }

    /// The next commands, on standard output.
    pub fn print_next(&self, shell: Shell) {
        if !shell.is_quiet() {
            println!("\nNext:\n  {}", visible(&self.commands().join("\n  ")));
        }
    }

    fn commands(&self) -> Vec<String> {
        let cd = format!("cd {}", shell_word(&self.project.destination.given.to_string_lossy()));
        let cd = (!self.project.destination.is_current).then_some(cd);
        cd.into_iter().chain(self.next.iter().cloned()).collect()
    }
}

fn answer_to_json(answer: &Answer) -> Value {
    match answer {
        Answer::Bool(value) => json!(value),
        Answer::Text(text) => json!(text),
        Answer::List(values) => json!(values),
    }
}

/// `word` as a shell takes it whole.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@~\\".contains(c);
    match word.chars().all(plain) && !word.starts_with(['-', '~']) {
        true => word.to_owned(),
        false if word.starts_with('-') => shell_word(&format!("./{word}")),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}
