//! Everything that the package holds: what is generated, its manifest, and the crate's documents.

use anyhow::Result;
use serde_json::{Map, Value};

use super::{
    documents,
    entries::{self, PackageFile},
    exports, manifest_lint,
    package_json::{self, UserManifest},
};
use crate::base::terminal::Shell;
use crate::package::{bindgen::bindings::Bindings, krate::wasm_crate::Crate};

/// What a package is made of.
pub struct Parts<'a> {
    pub krate: &'a Crate,
    pub name: &'a str,
    pub bindings: &'a Bindings,
    pub manifest: UserManifest,
}

/// All files, sorted by path. Generated ones go before documents of the same name.
pub fn assemble(parts: Parts, shell: Shell) -> Result<Vec<PackageFile>> {
    let mut files = entries::entries(parts.bindings, &parts.krate.settings.environments)?;
    let krate = parts.krate;
    let fields = complete_manifest(parts, &files);
    let json = serde_json::to_string_pretty(&fields)? + "\n";
    files.push(PackageFile { path: "package.json".to_owned(), contents: json.into_bytes() });
    for fault in manifest_lint::of(&fields, &files) {
        shell.warn(fault);
    }
    for document in documents::collect(krate)? {
        if !files.iter().any(|file| file.path.eq_ignore_ascii_case(&document.path)) {
            files.push(document);
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn complete_manifest(parts: Parts, files: &[PackageFile]) -> Map<String, Value> {
    let mut fields = package_json::from_cargo(parts.krate, parts.name);
    fields.insert("files".to_owned(), top_level(files));
    fields.extend(exports::fields(parts.bindings, &parts.krate.settings.environments, files));
    let dependencies = parts.bindings.npm_dependencies.iter();
    let dependencies: Map<_, _> = dependencies.map(|(name, version)| (name.clone(), version.as_str().into())).collect();
    if !dependencies.is_empty() {
        fields.insert("dependencies".to_owned(), dependencies.into());
    }
    parts.manifest.complete(fields)
}

/// Files and folders at the top of the package; npm adds its manifest, the README and the licence by itself.
fn top_level(files: &[PackageFile]) -> Value {
    let mut names: Vec<_> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}
