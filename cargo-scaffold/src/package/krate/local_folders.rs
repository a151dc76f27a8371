//! Where the user works on a crate: its own folder, and those of the crates that it depends on by path.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use cargo_metadata::{Metadata, Package};

/// As far as the workspace knows them: of a crate outside of it, the dependencies aren't followed.
pub fn of(package: &Package, metadata: &Metadata) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PathBuf> = folder(package).into_iter().collect();
    while let Some(next) = open.pop() {
        if found.insert(next.clone()) {
            open.extend(path_dependencies(&next, metadata));
        }
    }
    found
}

fn path_dependencies<'m>(krate: &Path, metadata: &'m Metadata) -> impl Iterator<Item = PathBuf> + 'm {
    let package = metadata.packages.iter().find(|package| folder(package).is_some_and(|folder| folder == krate));
    let dependencies = package.into_iter().flat_map(|package| &package.dependencies);
    dependencies.filter_map(|dependency| Some(dependency.path.clone()?.into()))
}

fn folder(package: &Package) -> Option<PathBuf> {
    Some(package.manifest_path.parent()?.into())
}
