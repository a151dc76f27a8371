//! Cargo and the compiler, as the toolchain that a crate's folder selects.

use std::{io, path::Path, process::Command};

use anyhow::{Error, anyhow};

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

/// The error of Rust's own program `command`, which could not be started.
pub fn not_started(command: &Command, error: io::Error) -> Error {
    let program = command.get_program().display();
    match error.kind() {
        io::ErrorKind::NotFound => {
            anyhow!("`{program}` was not found: install Rust (https://rustup.rs), or add its folder to `PATH`")
        }
        _ => anyhow!(error).context(failed_to_run(command)),
    }
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
