//! The crate that is built, as cargo describes it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{Metadata, MetadataCommand, Package, Target};

use super::{
    crate_selector::CrateSelector,
    settings::CrateSettings,
    targets::{bins, has_cdylib, is_library},
};

/// A crate with a target that can become WebAssembly.
pub struct Crate {
    pub package: Package,
    pub artifact: Artifact,
    pub settings: CrateSettings,
    /// The folder of its `Cargo.toml`.
    pub root: PathBuf,
    pub workspace_root: PathBuf,
}

/// The target that becomes WebAssembly, by its name.
pub enum Artifact {
    Lib(String),
    Bin(String),
}

impl Crate {
    pub fn find(selector: &CrateSelector) -> Result<Self> {
        let nearest = selector.nearest_manifest()?;
        let metadata = read_metadata(&nearest)?;
        let package = selector.select(&metadata, &nearest)?;
        let manifest = package.manifest_path.as_std_path();
        Ok(Self {
            artifact: Artifact::of(package)?,
            settings: CrateSettings::of(&package.metadata, manifest)?,
            root: manifest.parent().context("a manifest is in a folder")?.to_owned(),
            workspace_root: metadata.workspace_root.clone().into(),
            package: package.clone(),
        })
    }

    /// How the names of generated files start: `my_lib`.
    pub fn stem(&self) -> String {
        let (Artifact::Lib(name) | Artifact::Bin(name)) = &self.artifact;
        name.replace('-', "_")
    }
}

/// Without dependencies: neither the network nor a lockfile is needed.
fn read_metadata(manifest: &Path) -> Result<Metadata> {
    MetadataCommand::new().manifest_path(manifest).no_deps().exec().map_err(|error| match error {
        // Printed as our own error.
        cargo_metadata::Error::CargoMetadata { stderr } => anyhow!("{}", stderr.trim().trim_start_matches("error: ")),
        other => anyhow!(other).context("`cargo metadata` failed"),
    })
}

impl Artifact {
    /// Prefers a `cdylib` to a binary, and a binary to a library that is for Rust.
    fn of(package: &Package) -> Result<Self> {
        let lib = package.targets.iter().find(|target| is_library(target));
        let bins: Vec<_> = bins(package).collect();
        match (lib, &bins[..]) {
            (Some(lib), _) if has_cdylib(package) => Ok(Self::Lib(lib.name.clone())),
            (_, [bin]) => Ok(Self::Bin((*bin).to_owned())),
            (Some(lib), _) => Ok(Self::Lib(lib.name.clone())),
            (None, []) => bail!("`{}` has neither a library nor a binary to compile to WebAssembly", package.name),
            (None, _) => match &package.default_run {
                Some(bin) => Ok(Self::Bin(bin.clone())),
                None => bail!("`{}` has several binaries: name one by `default-run` in its `Cargo.toml`", package.name),
            },
        }
    }

    /// Whether cargo's `target` is this one.
    pub fn is(&self, target: &Target) -> bool {
        match self {
            Self::Lib(name) => is_library(target) && target.name == *name,
            Self::Bin(name) => target.is_bin() && target.name == *name,
        }
    }
}
