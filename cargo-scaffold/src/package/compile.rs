//! A crate compiled to WebAssembly by cargo.

use std::{
    ffi::OsString,
    io::BufReader,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use cargo_metadata::{Artifact as Compiled, Message};
use semver::Version;
use serde_json::{Map, Value};

use super::{
    build_mode::Mode,
    krate::wasm_crate::{Artifact, Crate},
};
use crate::base::terminal::SilentExit;
use crate::toolchain::rust::{TARGET, cargo, unstartable};

/// How cargo is to compile.
pub struct Compilation<'a> {
    pub krate: &'a Crate,
    pub mode: &'a Mode,
    pub offline: bool,
    pub quiet: bool,
    /// Passed on to cargo.
    pub extra: &'a [OsString],
}

/// A module as the compiler left it, before it's bound.
pub struct Module {
    pub path: PathBuf,
    /// The wasm-bindgen that it was compiled with.
    pub wasm_bindgen: Version,
}

impl Compilation<'_> {
    /// Cargo's progress and errors are shown as cargo shows them.
    pub fn run(&self) -> Result<Module> {
        let mut command = self.command();
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| unstartable(&command))?;
        let output = child.stdout.take().context("cargo has no standard output")?;
        let mut found = Found::default();
        for message in Message::parse_stream(BufReader::new(output)) {
            match message.context("failed to read cargo's messages")? {
                Message::CompilerArtifact(compiled) => found.note(compiled, &self.krate.artifact),
                Message::TextLine(line) => eprintln!("{line}"),
                _ => {}
            }
        }
        ensure!(child.wait()?.success(), SilentExit);
        found.module(&self.krate.package.name)
    }

    /// A library is compiled as `cdylib` only: beside an `rlib`, link-time optimisation would silently be dropped.
    fn command(&self) -> Command {
        let mut command = cargo(&self.krate.root);
        match &self.krate.artifact {
            Artifact::Lib(_) => command.args(["rustc", "--lib", "--crate-type", "cdylib"]),
            Artifact::Bin(name) => command.args(["build", "--bin", name]),
        };
        command.args(["--target", TARGET, "--profile", self.mode.profile()]);
        command.arg("--message-format=json-render-diagnostics");
        command.args(self.quiet.then_some("--quiet")).args(self.offline.then_some("--offline"));
        for setting in self.profile_settings() {
            command.arg("--config").arg(setting);
        }
        command.args(self.extra);
        command
    }

    /// What cargo can't know: it ignores the `[profile]` of a workspace's members. And `strip = true` would drop
    /// the names, and the list of the features that the later steps need; debug information is all that they leave.
    fn profile_settings(&self) -> Vec<String> {
        let profile = self.mode.profile();
        let mut settings = Vec::new();
        if let Some(table) = self.krate.settings.profiles.get(profile) {
            flatten(&format!("profile.{profile}"), table, &mut settings);
        }
        if self.mode.is_optimised() {
            settings.push(format!("profile.{profile}.strip=\"debuginfo\""));
        }
        settings
    }
}

/// `--config` takes dotted keys, no tables.
fn flatten(path: &str, table: &Map<String, Value>, settings: &mut Vec<String>) {
    for (key, value) in table {
        let path = format!("{path}.{}", Value::from(key.as_str()));
        match value {
            Value::Object(table) => flatten(&path, table, settings),
            // Strings, numbers, booleans and lists are written in JSON as in TOML.
            value => settings.push(format!("{path}={value}")),
        }
    }
}

/// What cargo's messages tell of.
#[derive(Default)]
struct Found {
    path: Option<PathBuf>,
    wasm_bindgen: Option<Version>,
}

impl Found {
    fn note(&mut self, compiled: Compiled, wanted: &Artifact) {
        if compiled.target.name == "wasm_bindgen" {
            self.wasm_bindgen = version(&compiled);
        }
        if wanted.is(&compiled.target) {
            let wasm = compiled.filenames.into_iter().find(|file| file.extension() == Some("wasm"));
            self.path = wasm.map(Into::into);
        }
    }

    fn module(self, name: &str) -> Result<Module> {
        let Some(wasm_bindgen) = self.wasm_bindgen else {
            bail!("`{name}` does not depend on wasm-bindgen: run `cargo add wasm-bindgen` in its folder");
        };
        let path = self.path.with_context(|| format!("cargo made no `.wasm` of `{name}`"))?;
        Ok(Module { path, wasm_bindgen })
    }
}

/// Package ids end in `#name@version`, or in `#version` where the folder says the name.
fn version(compiled: &Compiled) -> Option<Version> {
    let (_, version) = compiled.package_id.repr.rsplit_once(['#', '@'])?;
    Version::parse(version).ok()
}
