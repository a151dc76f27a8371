//! Node.js, Deno and Bun.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};
use semver::Version;

use super::{bounded_run, installed_programs, lookup::Lookup};

#[derive(Clone, Copy)]
pub enum RuntimeKind {
    Node,
    Deno,
    Bun,
}

pub struct JavascriptRuntime {
    pub kind: RuntimeKind,
    pub program: PathBuf,
    pub version: Version,
}

impl RuntimeKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Deno => "deno",
            Self::Bun => "bun",
        }
    }

    /// What comes before a module's path, to run it.
    pub fn run_args(self) -> &'static [&'static str] {
        match self {
            Self::Node | Self::Bun => &[],
            // It asks for permissions; a project's own functions have all of them in Node.js, too.
            Self::Deno => &["run", "--quiet", "--allow-all"],
        }
    }

    /// The module of a package that it imports by the package's name.
    pub fn package_entry(self) -> &'static str {
        match self {
            Self::Node => "node.js",
            Self::Deno => "esm.js",
            Self::Bun => "bun.js",
        }
    }

    /// The first version that packages are made for.
    fn oldest(self) -> Version {
        match self {
            Self::Node => Version::new(20, 0, 0),
            Self::Deno => Version::new(2, 0, 0),
            Self::Bun => Version::new(1, 2, 0),
        }
    }

    fn remedy(self) -> String {
        let oldest = self.oldest();
        match self {
            Self::Node => format!("install Node.js {} or newer (https://nodejs.org)", oldest.major),
            Self::Deno => format!("install Deno {} or newer, by `npm install -D deno` too", oldest.major),
            Self::Bun => format!("install Bun {}.{} or newer, by `npm install -D bun` too", oldest.major, oldest.minor),
        }
    }
}

/// Takes the first that runs of `node_modules/.bin`, from `root` upwards to `top`, and `PATH`.
pub fn find(kind: RuntimeKind, root: &Path, top: &Path) -> Lookup<JavascriptRuntime> {
    let mut candidates = installed_programs::candidates(kind.name(), root, top);
    let first = candidates.find_map(|program| Some((version(&program).ok()?, program)));
    match first {
        None => Lookup::Missing { remedy: kind.remedy() },
        Some((version, program)) => {
            let tool = JavascriptRuntime { kind, program, version };
            match tool.version < kind.oldest() {
                true => Lookup::TooOld { tool, remedy: kind.remedy() },
                false => Lookup::Found(tool),
            }
        }
    }
}

/// From `v20.19.0`, `deno 2.5.6 (stable, …)` or `1.3.1`.
fn version(program: &Path) -> Result<Version> {
    let output = bounded_run::run(Command::new(program).arg("--version"), Duration::from_secs(60))?;
    let mut words = output.stdout.split_whitespace().map(|word| word.trim_start_matches('v'));
    words.find_map(|word| Version::parse(word).ok()).context("it does not print its version")
}
