//! Lints for the fields that a user wrote into `package.json`: they win, but those that can't work are reported.

use glob::Pattern;
use serde_json::{Map, Value};

use super::package_file::PackageFile;

/// A diagnostic for each field that can't work with `files`.
pub fn lint(fields: &Map<String, Value>, files: &[PackageFile]) -> Vec<String> {
    let package = ManifestLint { files };
    let mut diagnostics = Vec::new();
    if fields.get("type").is_some_and(|kind| kind != "module") {
        diagnostics
            .push("`type` in `package.json` is not `module`, but the package's files are ES modules: remove it".into());
    }
    for field in ["main", "module", "browser", "types", "typings", "exports", "bin"] {
        if let Some(missing) = fields.get(field).and_then(|value| package.missing(value)) {
            diagnostics
                .push(format!("`{field}` in `package.json` names `{missing}`, which the package lacks: remove it"));
        }
    }
    if let Some(Value::Array(listed)) = fields.get("files")
        && let Some(left_out) = package.left_out(listed)
    {
        diagnostics.push(format!("`files` in `package.json` leaves `{left_out}` out of what is published: remove it"));
    }
    diagnostics
}

struct ManifestLint<'a> {
    files: &'a [PackageFile],
}

impl<'a> ManifestLint<'a> {
    /// The first path in a field's value that the package doesn't have.
    fn missing<'v>(&self, value: &'v Value) -> Option<&'v str> {
        match value {
            Value::String(path) if path.contains('*') || self.holds(path) => None,
            Value::String(path) => Some(path),
            Value::Array(values) => values.iter().find_map(|value| self.missing(value)),
            Value::Object(values) => values.values().find_map(|value| self.missing(value)),
            _ => None,
        }
    }

    fn holds(&self, path: &str) -> bool {
        let path = path.trim_start_matches("./");
        self.files.iter().any(|file| file.path == path)
    }

    /// The first `.wasm` file that `files` in `package.json` doesn't list.
    fn left_out(&self, listed: &[Value]) -> Option<&'a str> {
        let listed: Vec<_> = listed.iter().filter_map(|entry| Some(normalized(entry.as_str()?))).collect();
        let mut modules = self.files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with(".wasm"));
        modules.find(|path| !listed.iter().any(|entry| covers(entry, path)))
    }
}

fn normalized(entry: &str) -> &str {
    entry.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/')
}

/// An entry is the path of a file or a folder, or a pattern.
fn covers(entry: &str, path: &str) -> bool {
    entry.is_empty() || entry == "." || Pattern::new(entry).is_ok_and(|pattern| pattern.matches(path))
}
