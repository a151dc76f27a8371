//! A command, tried in the project of one combination.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{
    make::RenderedTree,
    project::{
        changes::{Baseline, Changes},
        destination::Destination,
        planned_project::Project,
    },
};

/// Writes the project as `new` does, without a repository or a workspace.
pub fn write(tree: RenderedTree, folder: &Path) -> Result<()> {
    let destination = Destination::new(folder)?;
    let changes = Changes::between(tree.plan, &destination.path, &Baseline::new())?;
    Project { destination, changes, repository: false, workspace: None, link: None, apart_from: None }.write()
}

/// How many lines of a failed command's output are shown.
const MAX_LINES: usize = 30;

/// Runs a shell command in the project. All projects share cargo's target folder.
///
/// # Errors
/// The command fails: the error has the end of its output.
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
    let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let lines: Vec<_> = printed.lines().collect();
    let last = &lines[lines.len().saturating_sub(MAX_LINES)..];
    bail!("`{line}` failed ({})\n{}", output.status, last.join("\n"));
}
