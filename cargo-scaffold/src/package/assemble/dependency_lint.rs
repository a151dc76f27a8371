//! A lint for the user's npm dependencies: what their package manager would replace where it publishes their folder.

use serde_json::{Map, Value};

/// A diagnostic if the manifest's `fields` name versions that nobody else can install.
pub fn lint(fields: &Map<String, Value>) -> Option<String> {
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
