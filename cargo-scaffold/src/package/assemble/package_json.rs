//! What `Cargo.toml` says for `package.json`.

use serde_json::{Map, Value, json};

use crate::package::krate::wasm_crate::Crate;

/// As fields of npm's.
pub fn from_cargo(krate: &Crate, name: &str) -> Map<String, Value> {
    let package = &krate.package;
    let mut fields = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(key.to_owned(), value);
        }
    };
    set("name", Some(name.into()));
    set("version", Some(package.version.to_string().into()));
    set("description", package.description.as_deref().map(Value::from));
    set("keywords", (!package.keywords.is_empty()).then(|| json!(package.keywords)));
    set("homepage", package.homepage.as_deref().map(Value::from));
    set("license", license(krate));
    let mut authors = package.authors.iter();
    set("author", authors.next().map(|author| json!(author)));
    let contributors: Vec<_> = authors.collect();
    set("contributors", (!contributors.is_empty()).then(|| json!(contributors)));
    set("repository", package.repository.as_deref().map(repository));
    fields
}

/// In npm's own form, unless the URL is that of a folder in a repository.
fn repository(url: &str) -> Value {
    let is_whole = url.starts_with("https://") && !url.contains("/tree/");
    let url = if is_whole { format!("git+{}.git", url.trim_end_matches(".git")) } else { url.to_owned() };
    json!({ "type": "git", "url": url })
}

/// npm knows SPDX expressions, as cargo does, and this phrase for a file.
fn license(krate: &Crate) -> Option<Value> {
    let file = || Some(format!("SEE LICENSE IN {}", krate.package.license_file()?.file_name()?));
    krate.package.license.clone().or_else(file).map(Value::from)
}
