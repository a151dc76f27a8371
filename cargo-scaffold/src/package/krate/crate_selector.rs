//! Which crate of a workspace to build.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, Package, camino::Utf8Path};

use super::{
    artifact::TargetChoice,
    targets::{bins, has_cdylib},
};
use crate::base::suggest;

/// `--manifest-path`, `--package` and the options for a target, as cargo has them.
#[derive(Clone, Default)]
pub struct CrateSelector {
    pub manifest_path: Option<PathBuf>,
    pub package: Option<String>,
    pub target: TargetChoice,
}

impl CrateSelector {
    /// The crate of that name; or the one that `manifest` belongs to; or the only one that is made for JavaScript.
    pub fn select<'m>(&self, metadata: &'m Metadata, manifest: &Path) -> Result<&'m Package> {
        let members = metadata.workspace_packages();
        if let Some(name) = &self.package {
            let package = members.iter().find(|package| package.name == *name);
            return package.copied().with_context(|| unknown(name, &members));
        }
        match members.iter().find(|package| is_same(&package.manifest_path, manifest)) {
            Some(package) => Ok(package),
            None => only_candidate(&members),
        }
    }

    /// The manifest that cargo starts from: the given one, or the nearest in the current folder or above.
    pub fn nearest_manifest(&self) -> Result<PathBuf> {
        if let Some(path) = &self.manifest_path {
            return Ok(path.clone());
        }
        let folder = std::env::current_dir()?;
        let mut manifests = folder.ancestors().map(|folder| folder.join("Cargo.toml"));
        let found = manifests.find(|path| path.is_file());
        found.with_context(|| {
            format!(
                "no `Cargo.toml` in `{}` or any parent folder: go to a crate's folder, name its manifest with \
                 `--manifest-path`, or start a crate with `cargo scaffold new`",
                folder.display()
            )
        })
    }
}

fn unknown(name: &str, members: &[&Package]) -> String {
    let known = members.iter().map(|package| package.name.as_str());
    format!("no crate `{name}` in this workspace: {}", suggest::among(name, known))
}

fn is_same(one: &Utf8Path, other: &Path) -> bool {
    one.as_std_path() == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|two| one == two))
}

/// For a workspace without a crate at its root: its only library for JavaScript, or without any, its only program.
fn only_candidate<'m>(members: &[&'m Package]) -> Result<&'m Package> {
    let dependents: Vec<&Package> = members.iter().copied().filter(|package| has_wasm_bindgen(package)).collect();
    let libraries: Vec<_> = dependents.iter().copied().filter(|package| has_cdylib(package)).collect();
    let programs: Vec<_> = dependents.iter().copied().filter(|package| bins(package).next().is_some()).collect();
    let candidates = if libraries.is_empty() { programs } else { libraries };
    match candidates[..] {
        [package] => Ok(package),
        [] => bail!("no crate of this workspace depends on wasm-bindgen itself: name the one to build with `-p`"),
        _ => bail!("several crates of this workspace can be built: choose with {}", choices(&candidates)),
    }
}

fn has_wasm_bindgen(package: &Package) -> bool {
    package.dependencies.iter().any(|dependency| dependency.name == "wasm-bindgen")
}

fn choices(packages: &[&Package]) -> String {
    let choices: Vec<_> = packages.iter().map(|package| format!("`-p {}`", package.name)).collect();
    choices.join(" or ")
}
