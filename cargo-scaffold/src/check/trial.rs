//! One combination: written, tried with a command, and told of in a line.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{
    answers::{Answer, Answers},
    project::{destination::Destination, write::Project},
    render::Rendered,
    term::{Shell, visible},
};

/// Writes the project as `new` does, without a repository or a workspace.
pub fn write(rendered: Rendered, folder: &Path) -> Result<()> {
    let destination = Destination::new(folder)?;
    Project { destination, plan: rendered.plan, repository: false, workspace: None }.write()
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
    pub ok: bool,
    line: String,
}

impl Outcome {
    pub fn new(answers: &Answers, result: Result<()>) -> Self {
        let answers: Vec<_> = answers.answers.iter().map(|(name, answer)| format!("{name}={}", text(answer))).collect();
        let answers = if answers.is_empty() { "no questions".to_owned() } else { answers.join(" ") };
        match result {
            Ok(()) => Self { ok: true, line: answers },
            Err(error) => Self { ok: false, line: format!("{answers}\n{error:#}") },
        }
    }

    /// A result: on standard output, one line for what went well.
    pub fn print(&self, shell: Shell) {
        if !self.ok || !shell.is_quiet() {
            println!("{} {}", if self.ok { "ok  " } else { "FAIL" }, visible(&self.line));
        }
    }
}

fn text(answer: &Answer) -> String {
    let text = answer.to_text();
    if text.contains(' ') { format!("'{text}'") } else { text }
}
