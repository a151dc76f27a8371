//! The `package.json` of a JavaScript project around a new one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;
use serde_json::{Map, Value};

pub struct JsManifest {
    pub path: PathBuf,
    /// As it stands in the file, with its byte order mark.
    pub text: String,
    pub fields: Map<String, Value>,
}

/// The fields that hold dependencies, by their names.
const DEPENDENCIES: [&str; 4] = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

impl JsManifest {
    /// Of the project in `folder`, if that is one.
    pub fn in_folder(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join("package.json");
        if !path.is_file() {
            return Ok(None);
        }
        let text = String::from_utf8(fs::read(&path)?)
            .map_err(|_| anyhow!("`{}` isn't UTF-8: save it as UTF-8, or pass `--no-link`", path.display()))?;
        let fields = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => bail!("`{}` isn't an object: correct it, or pass `--no-link`", path.display()),
            Err(error) => bail!("`{}` isn't JSON, {error}: correct it, or pass `--no-link`", path.display()),
        };
        Ok(Some(Self { path, text, fields }))
    }

    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// `folder`, which is inside the project, as seen from there: with forward slashes.
    pub fn relative(&self, folder: &Path) -> Result<String> {
        let path = folder.strip_prefix(self.folder())?.to_str();
        Ok(path.context("the project's path isn't UTF-8: pass `--no-link`")?.replace('\\', "/"))
    }

    /// What it depends on under the name `package`, and the field that says so.
    pub fn dependency(&self, package: &str) -> Option<(&'static str, &Value)> {
        DEPENDENCIES.into_iter().find_map(|field| Some((field, self.fields.get(field)?.get(package)?)))
    }

    /// The package manager that it names, and the field that says so (<https://nodejs.org/api/corepack.html>).
    pub fn named_manager(&self) -> Option<(&'static str, &str)> {
        let field = |name: &str| self.fields.get(name);
        let version = field("packageManager").and_then(Value::as_str);
        let engine = || field("devEngines")?.get("packageManager")?.get("name")?.as_str();
        let name = version.map(|version| version.split('@').next().unwrap_or(version));
        name.map(|name| ("packageManager", name)).or_else(|| Some(("devEngines", engine()?)))
    }
}
