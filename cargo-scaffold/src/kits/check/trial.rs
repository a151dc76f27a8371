//! One combination: written, tried with a command, and told of in a line.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::{
    answers::Answers,
    base::terminal::visible,
    make::RenderedTree,
    project::{destination::Destination, write::Project},
};

/// Writes the project as `new` does, without a repository or a workspace.
pub fn write(tree: RenderedTree, folder: &Path) -> Result<()> {
    let destination = Destination::new(folder)?;
    Project { destination, plan: tree.plan, repository: false, workspace: None }.write()
}

/// Runs a line of shell in the project; cargo's target folder is one for all.
///
/// # Errors
/// It fails: with what it printed last.
pub fn run(line: &str, folder: &Path, target: &Path) -> Result<()> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.args([flag, line]).current_dir(folder);
    if std::env::var_os("CARGO_TARGET_DIR").is_none() {
        command.env("CARGO_TARGET_DIR", target);
    }
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let lines: Vec<_> = said.lines().collect();
    let last = &lines[lines.len().saturating_sub(30)..];
    bail!("`{line}` failed ({})\n{}", output.status, last.join("\n"));
}

/// How one combination went.
pub struct Outcome {
    answers: IndexMap<String, String>,
    error: Option<String>,
}

impl Outcome {
    /// `varies` are the builtin variables that aren't the same everywhere.
    pub fn new(answers: &Answers, varies: &[&str], result: Result<()>) -> Self {
        let builtin = answers.builtin.iter().filter(|(name, _)| varies.contains(&name.as_str()));
        let answers = answers.answers.iter().chain(builtin).map(|(name, answer)| (name.clone(), answer.to_text()));
        Self { answers: answers.collect(), error: result.err().map(|error| format!("{error:#}")) }
    }

    pub fn is_ok(&self) -> bool {
        self.error.is_none()
    }

    /// A line, and below it what went wrong.
    pub fn to_text(&self) -> String {
        let answers: Vec<_> = self.answers.iter().map(|(name, answer)| format!("{name}={}", word(answer))).collect();
        let answers = if answers.is_empty() { "no questions".to_owned() } else { answers.join(" ") };
        visible(&match &self.error {
            None => format!("ok   {answers}"),
            Some(error) => format!("FAIL {answers}\n{error}"),
        })
    }

    /// `answers` (question to answer, as text), `error` (or null).
    pub fn to_json(&self) -> Value {
        let answers: Map<_, _> = self.answers.iter().map(|(name, answer)| (name.clone(), json!(answer))).collect();
        json!({ "answers": answers, "error": self.error })
    }
}

fn word(text: &str) -> String {
    if text.contains(' ') { format!("'{text}'") } else { text.to_owned() }
}
