//! wasm-bindgen as a program: the exact version that a crate is locked to, where it isn't the embedded one.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use etcetera::BaseStrategy;
use semver::Version;

use super::{Binding, output::Folders};
use crate::{base::terminal::Shell, package::build_mode::Mode, toolchain::rust};

pub struct Tool {
    program: PathBuf,
}

/// From `PATH`, or our cache, or built by cargo into our cache.
pub fn find_or_install(binding: &Binding, shell: Shell) -> Result<Tool> {
    let version = &binding.module.wasm_bindgen;
    let cache = cache_folder(version)?;
    let cached = cache.join("bin").join("wasm-bindgen").with_extension(std::env::consts::EXE_EXTENSION);
    for program in ["wasm-bindgen".into(), cached.clone()] {
        if is_version(&program, version) {
            return Ok(Tool { program });
        }
    }
    ensure!(
        !binding.offline,
        "the crate is locked to wasm-bindgen {version}, which is neither on `PATH` nor cached, and `--offline` \
         forbids to fetch it: build once without `--offline`, or run `cargo update wasm-bindgen --precise {}`",
        wasm_bindgen_shared::version()
    );
    install(version, &cache, shell)?;
    Ok(Tool { program: cached })
}

impl Tool {
    /// Generates both kinds of bindings.
    pub fn generate(&self, binding: &Binding, folders: &Folders) -> Result<()> {
        self.run(binding, "bundler", &folders.bundler())?;
        self.run(binding, "nodejs", &folders.node())
    }

    fn run(&self, binding: &Binding, target: &str, folder: &Path) -> Result<()> {
        let mut command = Command::new(&self.program);
        command.arg(&binding.module.path).args(["--target", target, "--out-name", binding.stem, "--out-dir"]);
        command.arg(folder);
        if matches!(binding.mode, Mode::Dev) {
            command.arg("--debug");
        }
        if !binding.mode.keeps_names() {
            command.args(["--remove-name-section", "--remove-producers-section"]);
        }
        let status = command.status().with_context(|| rust::unstartable(&command))?;
        ensure!(status.success(), "`wasm-bindgen` {} failed", binding.module.wasm_bindgen);
        Ok(())
    }
}

fn cache_folder(version: &Version) -> Result<PathBuf> {
    let cache = etcetera::choose_base_strategy()?.cache_dir();
    Ok(cache.join("cargo-scaffold").join("wasm-bindgen").join(version.to_string()))
}

fn is_version(program: &Path, version: &Version) -> bool {
    let output = Command::new(program).arg("--version").output();
    output.is_ok_and(|output| {
        let text = String::from_utf8_lossy(&output.stdout);
        text.split_whitespace().nth(1) == Some(&version.to_string())
    })
}

/// Settings that are meant for the crate; the tool is for this machine.
const FOR_THE_CRATE: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_TARGET_DIR",
    "CARGO_BUILD_TARGET_DIR",
];

fn install(version: &Version, cache: &Path, shell: Shell) -> Result<()> {
    shell.status("Installing", format_args!("wasm-bindgen {version}, which the crate is locked to: minutes, once"));
    let mut command = rust::cargo(Path::new("."));
    command.args(["install", "wasm-bindgen-cli", "--locked", "--bin", "wasm-bindgen", "--version"]);
    command.arg(format!("={version}")).arg("--root").arg(cache);
    command.args(shell.is_quiet().then_some("--quiet"));
    for variable in FOR_THE_CRATE {
        command.env_remove(variable);
    }
    let status = command.status().with_context(|| rust::unstartable(&command))?;
    ensure!(
        status.success(),
        "failed to install wasm-bindgen {version}: run `cargo update wasm-bindgen --precise {}` to use the built-in one",
        wasm_bindgen_shared::version()
    );
    Ok(())
}
