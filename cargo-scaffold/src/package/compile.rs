//! The crate, compiled to WebAssembly by cargo.

use std::{
    io::BufReader,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{Artifact as CargoArtifact, Message};
use semver::Version;
use serde_json::{Map, Value};

use super::{advice::failure::Failure, krate::artifact::Artifact, prepare::Prepared, step_timer::StepTimer};
use crate::base::terminal::{self, SilentExit};
use crate::toolchain::{
    rust::{cargo, not_started},
    wasm_target::TARGET,
};

/// A module as the compiler made it, without bindings.
pub struct Compiled {
    pub module: PathBuf,
    /// The wasm-bindgen that it was compiled with.
    pub wasm_bindgen: Version,
    /// All crates that it was made of.
    pub crates: Vec<CompiledCrate>,
}

/// A crate that cargo compiled.
pub struct CompiledCrate {
    /// The package's name.
    pub name: String,
    /// The folder of its `Cargo.toml`.
    pub root: PathBuf,
    /// Whether it comes from a folder of the user's.
    pub is_local: bool,
    /// Whether this is its build script.
    pub is_build_script: bool,
}

/// Cargo's progress and the compiler's messages are shown as cargo shows them. Cargo's count of the warnings isn't: it makes
/// none for a program that reads its messages.
pub fn compile(prepared: &Prepared, timer: &mut StepTimer) -> Result<Compiled> {
    let mut cargo = command(prepared, timer.shell.is_quiet());
    let mut child = cargo.stdout(Stdio::piped()).spawn().map_err(|error| not_started(&cargo, error))?;
    let output = child.stdout.take().context("cargo has no standard output")?;
    let mut artifacts = Artifacts::default();
    let mut failure = Failure::default();
    for message in Message::parse_stream(BufReader::new(output)) {
        match message.context("failed to read cargo's messages")? {
            Message::CompilerArtifact(artifact) => artifacts.add(artifact, &prepared.krate.artifact),
            Message::CompilerMessage(message) => failure.show(message.message),
            Message::BuildFinished(_) => failure.has_compiled = true,
            Message::TextLine(line) => terminal::show(line),
            _ => {}
        }
    }
    if !child.wait()?.success() {
        let said = failure.help(command(prepared, true), &prepared.krate.workspace_root);
        return Err(anyhow!(SilentExit).context(said));
    }
    let compiled = artifacts.into_compiled(&prepared.krate.package.name)?;
    timer.done("compile", "Compiled", format_args!("{} to WebAssembly", prepared.krate.stem()));
    Ok(compiled)
}

/// A library is compiled as `cdylib` only: beside an `rlib`, cargo silently drops link-time optimisation.
fn command(prepared: &Prepared, quiet: bool) -> Command {
    let Prepared { krate, options, .. } = prepared;
    let mut command = cargo(&krate.root);
    match &krate.artifact {
        Artifact::Lib(_) => command.args(["rustc", "--lib", "--crate-type", "cdylib"]),
        Artifact::Bin(name) => command.args(["build", "--bin", name]),
        Artifact::Example(name) => command.args(["build", "--example", name]),
    };
    command.args(["--target", TARGET, "--profile", options.mode.profile()]);
    // With colours, which `terminal` takes away where they aren't wanted.
    command.arg("--message-format=json-diagnostic-rendered-ansi");
    command.args(quiet.then_some("--quiet")).args(options.offline.then_some("--offline"));
    for setting in profile_settings(prepared) {
        command.arg("--config").arg(setting);
    }
    command.args(&options.cargo_args);
    command
}

/// Settings that cargo doesn't have: those of `[package.metadata.scaffold]`, because it ignores the `[profile]` of a
/// workspace's members; and `strip`, because `true` would remove the names and the `target_features` section, which the
/// later steps need.
fn profile_settings(prepared: &Prepared) -> Vec<String> {
    let Prepared { krate, options, .. } = prepared;
    let profile = options.mode.profile();
    let mut settings = Vec::new();
    if let Some(table) = krate.settings.profiles.get(profile) {
        flatten(&format!("profile.{profile}"), table, &mut settings);
    }
    if prepared.wasm_pack.keeps_dwarf {
        settings.push(format!("profile.{profile}.strip=\"none\""));
    } else if options.mode.is_optimised() {
        settings.push(format!("profile.{profile}.strip=\"debuginfo\""));
    }
    settings
}

/// `--config` takes dotted keys, no tables.
fn flatten(path: &str, table: &Map<String, Value>, settings: &mut Vec<String>) {
    for (key, value) in table {
        let path = format!("{path}.{}", Value::from(key.as_str()));
        match value {
            Value::Object(table) => flatten(&path, table, settings),
            // Strings, numbers, booleans and lists have the same form in JSON and in TOML.
            value => settings.push(format!("{path}={value}")),
        }
    }
}

/// What cargo's messages say that it made.
#[derive(Default)]
struct Artifacts {
    module: Option<PathBuf>,
    wasm_bindgen: Option<Version>,
    crates: Vec<CompiledCrate>,
}

impl Artifacts {
    fn add(&mut self, artifact: CargoArtifact, wanted: &Artifact) {
        if let Some(root) = artifact.manifest_path.parent() {
            self.crates.push(CompiledCrate {
                name: name(&artifact),
                root: root.into(),
                is_local: artifact.package_id.repr.starts_with("path+"),
                is_build_script: artifact.target.is_custom_build(),
            });
        }
        if artifact.target.name == "wasm_bindgen" {
            self.wasm_bindgen = version(&artifact);
        }
        if wanted.is(&artifact.target) {
            let module = artifact.filenames.into_iter().find(|file| file.extension() == Some("wasm"));
            self.module = module.map(Into::into);
        }
    }

    fn into_compiled(self, krate: &str) -> Result<Compiled> {
        let Some(wasm_bindgen) = self.wasm_bindgen else {
            bail!("`{krate}` does not depend on wasm-bindgen: run `cargo add wasm-bindgen` in its folder");
        };
        let module = self.module.with_context(|| format!("cargo made no `.wasm` of `{krate}`"))?;
        Ok(Compiled { module, wasm_bindgen, crates: self.crates })
    }
}

/// Package ids end in `#name@version`, or in `#version` if the folder has the package's name.
fn version(artifact: &CargoArtifact) -> Option<Version> {
    let (_, version) = artifact.package_id.repr.rsplit_once(['#', '@'])?;
    Version::parse(version).ok()
}

/// The name that a package id ends in; or that of the folder that it names.
fn name(artifact: &CargoArtifact) -> String {
    let (folder, end) = artifact.package_id.repr.rsplit_once('#').unwrap_or_default();
    let name = end.split_once('@').map_or_else(|| folder.rsplit('/').next().unwrap_or_default(), |(name, _)| name);
    name.to_owned()
}
