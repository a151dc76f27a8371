//! The package: what is generated, the crate's documents, and its manifest.

use anyhow::Result;
use serde_json::{Map, Value};

use super::{
    documents::Documents, entry_points, exports, manifest_lint, package_file::PackageFile, package_json,
    package_paths::PackagePaths, user_fields::PackageManifest,
};
use crate::package::{bindgen::bindings::Bindings, prepare::Prepared};

/// An npm package in memory: it can be installed, packed into a tarball, or measured.
pub struct Package {
    /// The package's name on npm.
    pub name: String,
    pub version: String,
    /// All files, sorted by path.
    pub files: Vec<PackageFile>,
    /// What of the user's own manifest isn't in the package's.
    pub note: Option<String>,
    /// What the user has to mend.
    pub diagnostics: Vec<String>,
}

impl Package {
    pub fn assemble(prepared: &Prepared, bindings: &Bindings) -> Result<Self> {
        let mut files = entry_points::generate(bindings, &prepared.krate.settings.environments)?;
        let Documents { files: documents, mut diagnostics } = Documents::collect(&prepared.krate, &files)?;
        files.extend(documents);
        let manifest = manifest(prepared, bindings, &files);
        diagnostics.extend(no_exports(prepared, bindings));
        diagnostics.extend(manifest_lint::lint(&manifest.fields, prepared.krate.package.license.as_deref()));
        let json = serde_json::to_string_pretty(&manifest.fields)? + "\n";
        files.push(PackageFile { path: "package.json".to_owned(), contents: json.into_bytes() });
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let (name, version) = (prepared.name.clone(), prepared.version.clone());
        Ok(Self { name, version, files, note: manifest.note(), diagnostics })
    }
}

fn manifest(prepared: &Prepared, bindings: &Bindings, files: &[PackageFile]) -> PackageManifest {
    let mut fields = package_json::from_cargo(&prepared.krate, &prepared.name);
    fields.insert("files".to_owned(), top_level(files));
    fields.extend(exports::fields(bindings, &prepared.krate.settings.environments, files));
    let dependencies = bindings.npm_dependencies.iter();
    let dependencies: Map<_, _> = dependencies.map(|(name, version)| (name.clone(), version.as_str().into())).collect();
    if !dependencies.is_empty() {
        fields.insert("dependencies".to_owned(), dependencies.into());
    }
    PackageManifest::complete(&prepared.user_manifest.fields, fields, PackagePaths(files))
}

/// A diagnostic if JavaScript can do nothing with the package.
fn no_exports(prepared: &Prepared, bindings: &Bindings) -> Option<String> {
    let is_empty = bindings.exports.is_empty() && !bindings.has_start;
    let name = &prepared.krate.package.name;
    is_empty.then(|| format!("`{name}` exports nothing to JavaScript: put `#[wasm_bindgen]` before a `pub fn`"))
}

/// Files and folders at the top of the package. npm adds its manifest by itself, but not every document.
fn top_level(files: &[PackageFile]) -> Value {
    let mut names: Vec<_> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}
