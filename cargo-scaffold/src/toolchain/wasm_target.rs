//! The WebAssembly target of the compiler that a crate's folder selects.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail, ensure};

use super::{
    lookup::Lookup,
    rust::{not_started, rustc},
};
use crate::base::terminal::Shell;

/// The only target that wasm-bindgen supports.
pub const TARGET: &str = "wasm32-unknown-unknown";

const WITHOUT_RUSTUP: &str = "install it as your Rust came (a package such as `libstd-rust-dev-wasm32`, `rust-std-static-wasm32-unknown-unknown` \
     or `rust-wasm`), or install Rust with rustup";

pub fn find(folder: &Path) -> Result<Lookup<()>> {
    Ok(match has_std(&libdir(folder)?) {
        true => Lookup::Found(()),
        false => Lookup::Missing {
            remedy: format!("run `rustup target add {TARGET}` once, or, without rustup, {WITHOUT_RUSTUP}"),
        },
    })
}

/// Adds the target with rustup.
pub fn add(folder: &Path, shell: Shell) -> Result<()> {
    shell.status("Adding", format_args!("the target `{TARGET}` with rustup"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(folder);
    let Ok(status) = rustup.status() else {
        bail!("the target `{TARGET}` is not installed, and there is no rustup to add it: {WITHOUT_RUSTUP}");
    };
    ensure!(status.success(), "`rustup target add {TARGET}` failed");
    ensure!(
        has_std(&libdir(folder)?),
        "rustup added the target `{TARGET}`, but `rustc` is not rustup's and still lacks it: {WITHOUT_RUSTUP}"
    );
    Ok(())
}

/// Where the compiler looks for the target's libraries, installed or not.
fn libdir(folder: &Path) -> Result<PathBuf> {
    let mut rustc = rustc(folder);
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let output = rustc.output().map_err(|error| not_started(&rustc, error))?;
    if !output.status.success() {
        bail!("`rustc` failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

/// An uninstalled target can leave an empty folder behind.
fn has_std(libdir: &Path) -> bool {
    let entries = libdir.read_dir().into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with("libstd-"))
}
