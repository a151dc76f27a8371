//! The package: what is generated, its manifest, and the crate's documents.

use anyhow::Result;
use serde_json::{Map, Value};

use super::{documents, entry_points, exports, manifest_lint, package_file::PackageFile, package_json};
use crate::package::{bindgen::bindings::Bindings, prepare::Prepared};

/// An npm package in memory: it can be installed, packed into a tarball, or measured.
pub struct Package {
    /// The package's name on npm.
    pub name: String,
    pub version: String,
    /// All files, sorted by path.
    pub files: Vec<PackageFile>,
    /// What in the user's own manifest doesn't work with these files.
    pub diagnostics: Vec<String>,
}

impl Package {
    /// A generated file replaces a document of the same name.
    pub fn assemble(prepared: &Prepared, bindings: &Bindings) -> Result<Self> {
        let mut files = entry_points::generate(bindings, &prepared.krate.settings.environments)?;
        let manifest = manifest(prepared, bindings, &files);
        let json = serde_json::to_string_pretty(&manifest)? + "\n";
        files.push(PackageFile { path: "package.json".to_owned(), contents: json.into_bytes() });
        let diagnostics = manifest_lint::lint(&manifest, &files);
        for document in documents::collect(&prepared.krate)? {
            if !files.iter().any(|file| file.path.eq_ignore_ascii_case(&document.path)) {
                files.push(document);
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(Self { name: prepared.name.clone(), version: prepared.version.clone(), files, diagnostics })
    }
}

fn manifest(prepared: &Prepared, bindings: &Bindings, files: &[PackageFile]) -> Map<String, Value> {
    let mut fields = package_json::from_cargo(&prepared.krate, &prepared.name);
    fields.insert("files".to_owned(), top_level(files));
    fields.extend(exports::fields(bindings, &prepared.krate.settings.environments, files));
    let dependencies = bindings.npm_dependencies.iter();
    let dependencies: Map<_, _> = dependencies.map(|(name, version)| (name.clone(), version.as_str().into())).collect();
    if !dependencies.is_empty() {
        fields.insert("dependencies".to_owned(), dependencies.into());
    }
    package_json::complete(&prepared.user_manifest.fields, fields)
}

/// Files and folders at the top of the package; npm adds its manifest, the README and the licence by itself.
fn top_level(files: &[PackageFile]) -> Value {
    let mut names: Vec<_> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}
