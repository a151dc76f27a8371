//! `package.json`: what the user wrote, completed from `Cargo.toml` and from what was generated.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use serde_json::{Map, Value, json};

use crate::base::npm_name;
use crate::package::krate::wasm_crate::Crate;

/// The user's own `package.json` in the crate's folder: empty where there is none.
pub struct UserManifest {
    path: PathBuf,
    fields: Map<String, Value>,
}

impl UserManifest {
    pub fn read(root: &Path) -> Result<Self> {
        let path = root.join("package.json");
        let fields = match fs::read(&path) {
            Ok(bytes) => parse(&bytes).with_context(|| format!("`{}` is not a manifest", path.display()))?,
            Err(error) if error.kind() == ErrorKind::NotFound => Map::new(),
            Err(error) => return Err(error.into()),
        };
        Ok(Self { path, fields })
    }

    /// The package's name: from here, from `[package.metadata.scaffold]`, or the crate's own.
    pub fn name(&self, krate: &Crate) -> Result<String> {
        let manifest = krate.package.manifest_path.as_str();
        let wanted = krate.settings.name.as_deref();
        if let Some(name) = wanted {
            npm_name::check(name)
                .with_context(|| format!("`name` in `[package.metadata.scaffold]` in `{manifest}`"))?;
        }
        let Some(name) = self.fields.get("name") else {
            return Ok(wanted.map_or_else(|| npm_name(&krate.package.name), str::to_owned));
        };
        let name = name.as_str().with_context(|| format!("`name` in `{}` is not a string", self.path.display()))?;
        npm_name::check(name).with_context(|| format!("`name` in `{}`", self.path.display()))?;
        if let Some(wanted) = wanted {
            ensure!(
                wanted == name,
                "the package has two names: `{name}` in `{}`, and `{wanted}` in `[package.metadata.scaffold]` in \
                 `{manifest}`: remove one of them",
                self.path.display()
            );
        }
        Ok(name.to_owned())
    }

    /// The package's version: from here, or the crate's own.
    pub fn version(&self, krate: &Crate) -> String {
        let version = self.fields.get("version").and_then(Value::as_str);
        version.map_or_else(|| krate.package.version.to_string(), str::to_owned)
    }

    /// Every field the user wrote, in their order, then `ours` where there are gaps.
    pub fn complete(mut self, ours: Map<String, Value>) -> Map<String, Value> {
        drop_publish_scripts(&mut self.fields);
        for (key, value) in ours {
            match (self.fields.get_mut(&key), value) {
                (None, value) => drop(self.fields.insert(key, value)),
                // Dependencies are gaps of their own.
                (Some(Value::Object(theirs)), Value::Object(ours)) if key == "dependencies" => fill(theirs, ours),
                (Some(_), _) => {}
            }
        }
        self.fields
    }
}

/// What `Cargo.toml` says, in npm's terms.
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

/// As npm itself writes it, where the URL is a repository's and not that of a folder in it.
fn repository(url: &str) -> Value {
    let is_whole = url.starts_with("https://") && !url.contains("/tree/");
    match is_whole {
        true => {
            json!({ "type": "git", "url": format!("git+{}.git", url.trim_end_matches(".git")) })
        }
        false => json!({ "type": "git", "url": url }),
    }
}

/// npm takes SPDX expressions as cargo does, and a file by this phrase.
fn license(krate: &Crate) -> Option<Value> {
    let file = || Some(format!("SEE LICENSE IN {}", krate.package.license_file()?.file_name()?));
    krate.package.license.clone().or_else(file).map(Value::from)
}

/// A crate's name as npm takes it.
fn npm_name(name: &str) -> String {
    name.trim_start_matches('_').to_lowercase()
}

fn parse(bytes: &[u8]) -> Result<Map<String, Value>> {
    if bytes.starts_with(b"\xEF\xBB\xBF") || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        bail!("it starts with a byte order mark, which JSON does not allow: save it as UTF-8 without one");
    }
    match serde_json::from_slice(bytes)? {
        Value::Object(fields) => Ok(fields),
        _ => bail!("it holds no object: start it with `{{`"),
    }
}

/// They are about the sources, and would run in the package, as pnpm knows too.
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
