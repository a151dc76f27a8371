//! The crate that is built, as cargo describes it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use cargo_metadata::{Metadata, MetadataCommand, Package};

use super::{
    artifact::Artifact, crate_selector::CrateSelector, local_folders, settings::CrateSettings, source_tree::SourceTree,
};
use crate::toolchain::rust;

/// A crate with a target that can become WebAssembly.
pub struct Crate {
    pub package: Package,
    pub artifact: Artifact,
    pub settings: CrateSettings,
    /// The folder of its `Cargo.toml`.
    pub root: PathBuf,
    pub workspace_root: PathBuf,
    pub sources: SourceTree,
    /// Its own folder, and those of the crates that it depends on by path.
    pub local_folders: BTreeSet<PathBuf>,
}

impl Crate {
    pub fn find(selector: &CrateSelector) -> Result<Self> {
        let nearest = selector.nearest_manifest()?;
        let metadata = read_metadata(&nearest)?;
        let package = selector.select(&metadata, &nearest)?;
        let manifest = package.manifest_path.as_std_path();
        Ok(Self {
            artifact: Artifact::choose(&selector.target, package)?,
            settings: CrateSettings::of(&package.metadata, manifest)?,
            root: manifest.parent().context("a manifest is in a folder")?.to_owned(),
            workspace_root: metadata.workspace_root.clone().into(),
            sources: SourceTree::of(&metadata),
            local_folders: local_folders::of(package, &metadata),
            package: package.clone(),
        })
    }

    /// How the names of generated files start: `my_lib`.
    pub fn stem(&self) -> String {
        self.artifact.name().replace('-', "_")
    }
}

/// Without dependencies: neither the network nor a lockfile is needed.
fn read_metadata(manifest: &Path) -> Result<Metadata> {
    MetadataCommand::new().manifest_path(manifest).no_deps().exec().map_err(|error| match error {
        // Printed as our own error.
        cargo_metadata::Error::CargoMetadata { stderr } => anyhow!("{}", stderr.trim().trim_start_matches("error: ")),
        cargo_metadata::Error::Io(error) => rust::not_started(&rust::cargo(Path::new(".")), error),
        other => anyhow!(other).context("`cargo metadata` failed"),
    })
}
