//! The programs of `wasm-bindgen-cli`, which must have the version that a crate is locked to.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};
use etcetera::BaseStrategy;
use fs_err as fs;
use semver::Version;

use super::{
    lookup::Lookup,
    rust::{cargo, not_started},
};
use crate::base::terminal::Shell;

/// The program that generates bindings.
pub const WASM_BINDGEN: &str = "wasm-bindgen";

/// One of the programs, which are found and installed one by one.
pub struct CliProgram<'a> {
    pub name: &'static str,
    pub version: &'a Version,
}

impl CliProgram<'_> {
    /// Looks on `PATH` and in our cache.
    pub fn find(&self) -> Result<Lookup<PathBuf>> {
        let candidates = [PathBuf::from(self.name), self.cached()?];
        let found = candidates.into_iter().find(|program| self.has_version(program));
        Ok(found.map_or_else(|| Lookup::Missing { remedy: self.remedy() }, Lookup::Found))
    }

    /// The program that is there already; `None` if it has to be installed first.
    ///
    /// # Errors
    /// It has to be, and `offline` forbids it.
    pub fn find_or_allow_install(&self, offline: bool) -> Result<Option<PathBuf>> {
        match self.find()? {
            Lookup::Found(path) => Ok(Some(path)),
            Lookup::TooOld { remedy, .. } | Lookup::Missing { remedy } => {
                ensure!(
                    !offline,
                    "the crate is locked to wasm-bindgen {}, which is neither on `PATH` nor cached, and `--offline` \
                     forbids to fetch it: {remedy}",
                    self.version
                );
                Ok(None)
            }
        }
    }

    /// Builds it with cargo into our cache. What is compiled stays until all is: an interrupted run goes on from there.
    pub fn install(&self, shell: Shell) -> Result<PathBuf> {
        let Self { name, version } = self;
        shell.status("Installing", format_args!("{name} {version}, which the crate is locked to: minutes, once"));
        let mut command = cargo(Path::new("."));
        command.args(["install", "wasm-bindgen-cli", "--locked", "--bin", name, "--version"]);
        command.arg(format!("={version}")).arg("--root").arg(self.cache()?);
        command.args(shell.is_quiet().then_some("--quiet"));
        for variable in CRATE_SETTINGS {
            command.env_remove(variable);
        }
        let compiled = self.cache()?.join("target");
        command.env("CARGO_TARGET_DIR", &compiled);
        let status = command.status().map_err(|error| not_started(&command, error))?;
        ensure!(status.success(), "failed to install {name} {version}: {UPDATE} to use the built-in one");
        // Nobody needs it any more, but it's in nobody's way either.
        let _ = fs::remove_dir_all(compiled);
        self.cached()
    }

    fn remedy(&self) -> String {
        format!("build once without `--offline`, or {UPDATE}")
    }

    fn cached(&self) -> Result<PathBuf> {
        Ok(self.cache()?.join("bin").join(self.name).with_extension(std::env::consts::EXE_EXTENSION))
    }

    fn cache(&self) -> Result<PathBuf> {
        let cache = etcetera::choose_base_strategy()?.cache_dir();
        Ok(cache.join("cargo-scaffold").join("wasm-bindgen").join(self.version.to_string()))
    }

    fn has_version(&self, program: &Path) -> bool {
        let output = Command::new(program).arg("--version").output();
        output.is_ok_and(|output| {
            let text = String::from_utf8_lossy(&output.stdout);
            text.split_whitespace().nth(1) == Some(&self.version.to_string())
        })
    }
}

/// How to make a crate use the version that is built in. `cargo update` can't: js-sys, web-sys and the like each require
/// one version of the others, and it changes one at a time.
pub const UPDATE: &str = "build with `--update-bindgen`";

/// Environment variables for compiling the crate: the tool is compiled for this machine.
const CRATE_SETTINGS: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_TARGET_DIR",
    "CARGO_BUILD_TARGET_DIR",
];
