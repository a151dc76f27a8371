//! The README and the licences, which every package holds beside its code.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use super::package_file::PackageFile;
use crate::package::krate::wasm_crate::Crate;

/// The documents in the crate's folder; those elsewhere that `Cargo.toml` names; the workspace's licences, if the crate
/// has none of its own.
pub fn collect(krate: &Crate) -> Result<Vec<PackageFile>> {
    let mut paths = named_like(&krate.root, &["readme", "license", "licence", "copying", "notice"])?;
    let package = &krate.package;
    paths.extend([package.readme(), package.license_file()].into_iter().flatten().map(PathBuf::from));
    if !paths.iter().any(|path| is_named_like(path, &["license", "licence", "copying"])) {
        paths.extend(named_like(&krate.workspace_root, &["license", "licence", "copying"])?);
    }
    let mut files: Vec<PackageFile> = Vec::new();
    for path in paths.into_iter().filter(|path| path.is_file()) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !files.iter().any(|file| file.path == name) {
            files.push(PackageFile { path: name.to_owned(), contents: fs::read(&path)? });
        }
    }
    Ok(files)
}

fn named_like(folder: &Path, stems: &[&str]) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_named_like(&path, stems) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// `LICENSE`, `LICENSE-MIT`, `license.md`.
fn is_named_like(path: &Path, stems: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let word = name.split(['.', '-', '_']).next().unwrap_or_default();
    stems.contains(&word)
}
