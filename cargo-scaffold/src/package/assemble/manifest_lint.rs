//! Lints for the user's own fields of the package's manifest.

use serde_json::{Map, Value};

/// A diagnostic for each mistake in the manifest's `fields`; `license` is that of `Cargo.toml`.
pub fn lint(fields: &Map<String, Value>, license: Option<&str>) -> Vec<String> {
    [local_dependencies(fields), two_licenses(fields, license)].into_iter().flatten().collect()
}

/// `npm init` writes `ISC` where nobody chose it.
fn two_licenses(fields: &Map<String, Value>, license: Option<&str>) -> Option<String> {
    let (theirs, cargo) = (fields.get("license")?.as_str()?, license?);
    // Cargo still takes the old form `MIT/Apache-2.0`.
    let plain = |license: &str| license.replace('/', " OR ").replace(['(', ')', ' '], "").to_lowercase();
    let differ = plain(theirs) != plain(cargo);
    differ.then(|| {
        format!("the package has two licences, `{theirs}` in `package.json` and `{cargo}` in `Cargo.toml`: correct one")
    })
}

/// Versions that nobody else can install: the user's package manager would replace them if it published their folder.
fn local_dependencies(fields: &Map<String, Value>) -> Option<String> {
    let tables = ["dependencies", "peerDependencies", "optionalDependencies"];
    let all = tables.iter().filter_map(|table| fields.get(*table)?.as_object()).flatten();
    let local: Vec<_> = all
        .filter_map(|(name, version)| Some((name, version.as_str()?)))
        .filter(|(_, version)| LOCAL.iter().any(|start| version.starts_with(start)))
        .map(|(name, version)| format!("`{name}` by `{version}`"))
        .collect();
    (!local.is_empty()).then(|| {
        format!(
            "`package.json` has dependencies that can be installed in your folder only: {}: write a version instead",
            local.join(", ")
        )
    })
}

const LOCAL: [&str; 9] = ["workspace:", "catalog:", "file:", "link:", "portal:", "./", "../", "/", "~/"];
