//! Cargo and the compiler, as the toolchain that a crate's folder selects.

use std::{path::Path, process::Command};

/// The cargo that runs us (`cargo scaffold` sets `CARGO`). It works in `folder`, so that folder's configuration applies.
pub fn cargo(folder: &Path) -> Command {
    let mut command = command("CARGO", "cargo", folder);
    // A relative path is relative to the user's current folder.
    if let Some(target) = std::env::var_os("CARGO_TARGET_DIR").and_then(|target| std::path::absolute(target).ok()) {
        command.env("CARGO_TARGET_DIR", target);
    }
    command
}

pub fn rustc(folder: &Path) -> Command {
    command("RUSTC", "rustc", folder)
}

/// The context of an error from starting `command`.
pub fn failed_to_run(command: &Command) -> String {
    format!("failed to run `{}`", command.get_program().display())
}

fn command(variable: &str, name: &str, folder: &Path) -> Command {
    let program = std::env::var_os(variable).unwrap_or_else(|| name.into());
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}
