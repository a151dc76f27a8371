//! The fields of `package.json`: what the user wrote, completed from `Cargo.toml` and from what was generated.

use serde_json::{Map, Value, json};

use crate::package::krate::wasm_crate::Crate;

/// Every field that the user wrote, in their order, then the fields of `ours` that are missing.
pub fn complete(theirs: &Map<String, Value>, ours: Map<String, Value>) -> Map<String, Value> {
    let mut fields = theirs.clone();
    drop_publish_scripts(&mut fields);
    for (key, value) in ours {
        match (fields.get_mut(&key), value) {
            (None, value) => drop(fields.insert(key, value)),
            // Dependencies are completed one by one.
            (Some(Value::Object(theirs)), Value::Object(ours)) if key == "dependencies" => fill(theirs, ours),
            (Some(_), _) => {}
        }
    }
    fields
}

/// Scripts that are for the sources: npm would run them in the package. (pnpm drops the same ones.)
fn drop_publish_scripts(fields: &mut Map<String, Value>) {
    const LIFECYCLE: [&str; 7] =
        ["prepare", "prepublish", "prepublishOnly", "prepack", "postpack", "publish", "postpublish"];
    if let Some(Value::Object(scripts)) = fields.get_mut("scripts") {
        scripts.retain(|name, _| !LIFECYCLE.contains(&name.as_str()));
    }
}

fn fill(theirs: &mut Map<String, Value>, ours: Map<String, Value>) {
    for (key, value) in ours {
        theirs.entry(key).or_insert(value);
    }
}

/// What `Cargo.toml` says, as fields of npm's.
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
