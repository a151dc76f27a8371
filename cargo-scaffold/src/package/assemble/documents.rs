//! The README and the licences, which every package holds beside its code.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use super::{file_list, package_file::PackageFile};
use crate::package::krate::wasm_crate::Crate;

/// What a package gets besides its generated files.
#[derive(Default)]
pub struct Documents {
    pub files: Vec<PackageFile>,
    /// Why some aren't among them.
    pub diagnostics: Vec<String>,
}

impl Documents {
    /// The documents in the crate's folder; those elsewhere that `Cargo.toml` names; the workspace's licences, if the
    /// crate has none of its own. None of them takes the place of a file in `generated`.
    pub fn collect(krate: &Crate, generated: &[PackageFile]) -> Result<Self> {
        let mut documents = Self::default();
        for path in paths(krate)?.into_iter().filter(|path| path.is_file()) {
            documents.add(&path, krate, generated)?;
        }
        Ok(documents)
    }

    fn add(&mut self, path: &Path, krate: &Crate, generated: &[PackageFile]) -> Result<()> {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Ok(()) };
        let is_named = |files: &[PackageFile]| files.iter().any(|file| file.path.eq_ignore_ascii_case(name));
        let shown = path.display();
        if is_named(&self.files) {
            return Ok(());
        }
        // What a link or a manifest leads to elsewhere may not be for the public.
        if !krate.sources.holds(&fs::canonicalize(path)?) {
            self.diagnostics.push(format!(
                "`{shown}` is outside the repository, so it is not put into the package: copy it into the crate's folder"
            ));
        } else if is_named(generated) || OURS.iter().any(|ours| ours.eq_ignore_ascii_case(name)) {
            self.diagnostics
                .push(format!("`{shown}` is not put into the package, which has another file of that name: rename it"));
        } else {
            self.files.push(PackageFile { path: name.to_owned(), contents: fs::read(path)? });
        }
        Ok(())
    }
}

/// Written beside the generated files.
const OURS: [&str; 2] = ["package.json", file_list::NAME];

/// Whether a file in the crate's folder is one by its name.
pub fn is_document(path: &Path) -> bool {
    is_named_like(path, &STEMS)
}

const STEMS: [&str; 5] = ["readme", "license", "licence", "copying", "notice"];

/// Those of the crate, whether they are packaged or not.
pub fn paths(krate: &Crate) -> Result<Vec<PathBuf>> {
    let mut paths = named_like(&krate.root, &STEMS)?;
    let package = &krate.package;
    for named in [package.readme(), package.license_file()].into_iter().flatten().map(PathBuf::from) {
        if !paths.contains(&named) {
            paths.push(named);
        }
    }
    if !paths.iter().any(|path| is_named_like(path, &["license", "licence", "copying"])) {
        paths.extend(named_like(&krate.workspace_root, &["license", "licence", "copying"])?);
    }
    Ok(paths)
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
