//! The crate that is built: found by cargo.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{Metadata, MetadataCommand, Package, TargetKind, camino::Utf8Path};

use super::settings::Settings;

/// What the user said about which crate to build.
pub struct Selection<'a> {
    pub manifest_path: Option<&'a Path>,
    pub package: Option<&'a str>,
}

/// A crate that can be compiled and packaged.
pub struct Crate {
    pub package: Package,
    pub artifact: Artifact,
    pub settings: Settings,
    /// The folder of its `Cargo.toml`.
    pub root: PathBuf,
    pub workspace_root: PathBuf,
}

/// Which of a crate's targets becomes WebAssembly.
pub enum Artifact {
    Lib(String),
    Bin(String),
}

impl Crate {
    pub fn find(selection: &Selection) -> Result<Self> {
        let metadata = read_metadata(selection.manifest_path)?;
        let package = select(&metadata, selection)?;
        let manifest = package.manifest_path.as_std_path();
        Ok(Self {
            artifact: Artifact::of(package)?,
            settings: Settings::of(&package.metadata, manifest)?,
            root: manifest.parent().context("a manifest lies in a folder")?.to_owned(),
            workspace_root: metadata.workspace_root.clone().into_std_path_buf(),
            package: package.clone(),
        })
    }

    /// The stem of everything generated: `my_lib`.
    pub fn stem(&self) -> String {
        let (Artifact::Lib(name) | Artifact::Bin(name)) = &self.artifact;
        name.replace('-', "_")
    }
}

fn read_metadata(manifest_path: Option<&Path>) -> Result<Metadata> {
    let mut command = MetadataCommand::new();
    if let Some(path) = manifest_path {
        command.manifest_path(path);
    }
    command.no_deps().exec().map_err(|error| match error {
        cargo_metadata::Error::CargoMetadata { stderr } => anyhow!(without_prefix(&stderr)),
        other => other.into(),
    })
}

/// Cargo's own words, which we print as ours.
fn without_prefix(stderr: &str) -> String {
    stderr.trim().trim_start_matches("error: ").to_owned()
}

fn select<'a>(metadata: &'a Metadata, selection: &Selection) -> Result<&'a Package> {
    if let Some(name) = selection.package {
        return named(metadata, name);
    }
    let manifest = nearest_manifest(selection.manifest_path)?;
    if let Some(package) = metadata.packages.iter().find(|package| is_same(&package.manifest_path, &manifest)) {
        return Ok(package);
    }
    let candidates: Vec<_> = metadata.workspace_packages().into_iter().filter(|package| is_wasm(package)).collect();
    match candidates[..] {
        [package] => Ok(package),
        [] => bail!("no crate in this workspace depends on wasm-bindgen: say which to build with `-p <NAME>`"),
        _ => bail!("several crates in this workspace could be built: choose one with {}", choices(&candidates)),
    }
}

/// The manifest that cargo starts from: the one given, or the next one upwards.
fn nearest_manifest(given: Option<&Path>) -> Result<PathBuf> {
    if let Some(path) = given {
        return Ok(path.to_owned());
    }
    let folder = std::env::current_dir()?;
    let mut manifests = folder.ancestors().map(|folder| folder.join("Cargo.toml"));
    manifests.find(|path| path.is_file()).context("no `Cargo.toml` here or in any parent folder")
}

fn is_same(one: &Utf8Path, other: &Path) -> bool {
    one.as_std_path() == other || one.canonicalize().ok() == other.canonicalize().ok()
}

fn named<'a>(metadata: &'a Metadata, name: &str) -> Result<&'a Package> {
    let packages = metadata.workspace_packages();
    if let Some(package) = packages.iter().find(|package| package.name == name) {
        return Ok(package);
    }
    let like = packages.iter().min_by_key(|package| strsim::damerau_levenshtein(&package.name, name));
    match like {
        Some(like) if strsim::damerau_levenshtein(&like.name, name) <= 3 => {
            bail!("no crate `{name}` in this workspace: did you mean `{}`?", like.name)
        }
        _ => bail!("no crate `{name}` in this workspace: choose one with {}", choices(&packages)),
    }
}

fn choices(packages: &[&Package]) -> String {
    let choices: Vec<_> = packages.iter().map(|package| format!("`-p {}`", package.name)).collect();
    choices.join(", ")
}

/// Whether a crate of a virtual workspace is meant for JavaScript.
fn is_wasm(package: &Package) -> bool {
    let binds = package.dependencies.iter().any(|dependency| dependency.name == "wasm-bindgen");
    binds && (has_cdylib(package) || bins(package).next().is_some())
}

fn has_cdylib(package: &Package) -> bool {
    package.targets.iter().any(|target| target.kind.contains(&TargetKind::CDyLib))
}

fn bins(package: &Package) -> impl Iterator<Item = &str> {
    package.targets.iter().filter(|target| target.is_bin()).map(|target| target.name.as_str())
}

impl Artifact {
    /// A `cdylib` before a binary, a binary before a library that is for Rust.
    fn of(package: &Package) -> Result<Self> {
        let lib = package.targets.iter().find(|target| target.is_lib() || target.kind.contains(&TargetKind::CDyLib));
        let bins: Vec<_> = bins(package).collect();
        match (lib, &bins[..]) {
            (Some(lib), _) if has_cdylib(package) => Ok(Self::Lib(lib.name.clone())),
            (_, [bin]) => Ok(Self::Bin((*bin).to_owned())),
            (Some(lib), _) => Ok(Self::Lib(lib.name.clone())),
            (None, _) => match &package.default_run {
                Some(bin) => Ok(Self::Bin(bin.clone())),
                None => bail!(
                    "`{}` has several binaries and no library: name one in `default-run` in its `Cargo.toml`",
                    package.name
                ),
            },
        }
    }
}
