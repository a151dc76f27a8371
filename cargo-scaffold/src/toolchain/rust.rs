//! The Rust toolchain that a crate's folder selects: cargo, the compiler and its WebAssembly target.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use crate::base::terminal::Shell;

/// The one target that wasm-bindgen binds.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Cargo as it was called (`cargo scaffold` sets `CARGO`), working in `folder`, whose configuration then counts.
pub fn cargo(folder: &Path) -> Command {
    let mut command = command("CARGO", "cargo", folder);
    // A relative one is meant from where the user is.
    if let Some(target) = std::env::var_os("CARGO_TARGET_DIR").and_then(|target| std::path::absolute(target).ok()) {
        command.env("CARGO_TARGET_DIR", target);
    }
    command
}

/// Says which program could not be started.
pub fn unstartable(command: &Command) -> String {
    format!("failed to run `{}`", command.get_program().display())
}

/// Sees to it that the toolchain can compile to WebAssembly: rustup adds the target where it's missing.
pub fn ensure_target(folder: &Path, offline: bool, shell: Shell) -> Result<()> {
    if has_target(folder)? {
        return Ok(());
    }
    ensure!(
        !offline,
        "the target `{TARGET}` is not installed, and `--offline` forbids to fetch it: run `rustup target add {TARGET}` once"
    );
    add_target(folder, shell)?;
    ensure!(
        has_target(folder)?,
        "rustup added the target `{TARGET}`, but `rustc` is not rustup's and still lacks it: {WITHOUT_RUSTUP}"
    );
    Ok(())
}

const WITHOUT_RUSTUP: &str = "install it as your Rust came (a package such as `libstd-rust-dev-wasm32`, `rust-std-static-wasm32-unknown-unknown` \
     or `rust-wasm`), or install Rust with rustup";

fn has_target(folder: &Path) -> Result<bool> {
    let mut rustc = command("RUSTC", "rustc", folder);
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let output = rustc.output().with_context(|| unstartable(&rustc))?;
    if !output.status.success() {
        bail!("`rustc` failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let libdir = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    Ok(holds_std(&libdir))
}

/// Uninstalled targets leave empty folders behind.
fn holds_std(libdir: &Path) -> bool {
    let entries = libdir.read_dir().into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with("libstd-"))
}

fn add_target(folder: &Path, shell: Shell) -> Result<()> {
    shell.status("Adding", format_args!("the target `{TARGET}` with rustup"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(folder);
    let Ok(status) = rustup.status() else {
        bail!("the target `{TARGET}` is not installed, and there is no rustup to add it: {WITHOUT_RUSTUP}");
    };
    ensure!(status.success(), "`rustup target add {TARGET}` failed");
    Ok(())
}

fn command(variable: &str, name: &str, folder: &Path) -> Command {
    let program = std::env::var_os(variable).unwrap_or_else(|| name.into());
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}
