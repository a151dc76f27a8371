//! The crate that is built: found by cargo, with its settings.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{Metadata, MetadataCommand, Package, Target};

use super::{
    crate_selection::Selection,
    settings::Settings,
    targets::{bins, has_cdylib, is_library},
};

/// A crate that can be compiled and packaged.
pub struct Crate {
    pub package: Package,
    pub artifact: Artifact,
    pub settings: Settings,
    /// The folder of its `Cargo.toml`.
    pub root: PathBuf,
    pub workspace_root: PathBuf,
}

/// Which of a crate's targets becomes WebAssembly, by its name.
pub enum Artifact {
    Lib(String),
    Bin(String),
}

impl Crate {
    pub fn find(selection: &Selection) -> Result<Self> {
        let nearest = selection.nearest_manifest()?;
        let metadata = read_metadata(&nearest)?;
        let package = selection.select(&metadata, &nearest)?;
        let manifest = package.manifest_path.as_std_path();
        Ok(Self {
            artifact: Artifact::of(package)?,
            settings: Settings::of(&package.metadata, manifest)?,
            root: manifest.parent().context("a manifest lies in a folder")?.to_owned(),
            workspace_root: metadata.workspace_root.clone().into(),
            package: package.clone(),
        })
    }

    /// The stem of everything generated: `my_lib`.
    pub fn stem(&self) -> String {
        let (Artifact::Lib(name) | Artifact::Bin(name)) = &self.artifact;
        name.replace('-', "_")
    }
}

/// Without dependencies: neither the network nor a lockfile is needed.
fn read_metadata(manifest: &Path) -> Result<Metadata> {
    MetadataCommand::new().manifest_path(manifest).no_deps().exec().map_err(|error| match error {
        // Cargo's own words, which we print as ours.
        cargo_metadata::Error::CargoMetadata { stderr } => anyhow!("{}", stderr.trim().trim_start_matches("error: ")),
        other => anyhow!(other).context("`cargo metadata` failed"),
    })
}

impl Artifact {
    /// A `cdylib` before a binary, a binary before a library that is for Rust.
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

    /// Whether `target`, as cargo calls it, is this one.
    pub fn is(&self, target: &Target) -> bool {
        match self {
            Self::Lib(name) => is_library(target) && target.name == *name,
            Self::Bin(name) => target.is_bin() && target.name == *name,
        }
    }
}
