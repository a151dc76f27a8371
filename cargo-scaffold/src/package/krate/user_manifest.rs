//! The user's own `package.json` in the crate's folder.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use semver::Version;
use serde_json::{Map, Value};

use super::wasm_crate::Crate;
use crate::base::npm_name;

/// Empty if there is no such file.
pub struct UserManifest {
    path: PathBuf,
    pub fields: Map<String, Value>,
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
        let setting = name_setting(krate)?;
        let Some(name) = self.fields.get("name") else {
            return Ok(setting.map_or_else(|| default_name(&krate.package.name), str::to_owned));
        };
        let path = self.path.display();
        let name = name.as_str().with_context(|| format!("`name` in `{path}` is not a string"))?;
        npm_name::check(name).with_context(|| format!("`name` in `{path}`"))?;
        if let Some(setting) = setting {
            ensure!(
                setting == name,
                "the package has two names: `{name}` in `{path}`, and `{setting}` in `[package.metadata.scaffold]` in \
                 `{}`: remove one of them",
                krate.package.manifest_path
            );
        }
        Ok(name.to_owned())
    }

    /// The package's version: from here, or the crate's own.
    pub fn version(&self, krate: &Crate) -> Result<String> {
        let Some(version) = self.fields.get("version") else {
            return Ok(krate.package.version.to_string());
        };
        let path = self.path.display();
        let version = version.as_str().with_context(|| format!("`version` in `{path}` is not a string"))?;
        // npm itself takes these prefixes away.
        Version::parse(version.trim_start_matches(['v', '='])).with_context(|| {
            format!("`version` in `{path}` is `{version}`: write three numbers, such as `1.0.0`, or remove it")
        })?;
        Ok(version.to_owned())
    }
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

fn name_setting(krate: &Crate) -> Result<Option<&str>> {
    let setting = krate.settings.name.as_deref();
    if let Some(name) = setting {
        let manifest = &krate.package.manifest_path;
        npm_name::check(name).with_context(|| format!("`name` in `[package.metadata.scaffold]` in `{manifest}`"))?;
    }
    Ok(setting)
}

/// The crate's name without what npm doesn't allow.
fn default_name(krate: &str) -> String {
    krate.trim_start_matches('_').to_lowercase()
}
