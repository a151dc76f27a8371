//! `[package.metadata.scaffold]` in `Cargo.toml`: what a crate says about its own package.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::base::suggest;
use crate::package::environments::Environments;

/// What a crate may set, and what applies where it doesn't.
#[derive(Default)]
pub struct Settings {
    /// The package's name on npm, where it isn't the crate's.
    pub name: Option<String>,
    pub environments: Environments,
    /// Profiles by name: keys of cargo's `[profile]` to values.
    pub profiles: BTreeMap<String, Map<String, Value>>,
}

#[derive(Deserialize)]
struct Table {
    name: Option<String>,
    environments: Option<Vec<String>>,
    #[serde(default)]
    profile: BTreeMap<String, Map<String, Value>>,
}

const KEYS: [&str; 3] = ["name", "environments", "profile"];

impl Settings {
    /// From `metadata`, the crate's whole `[package.metadata]`.
    pub fn of(metadata: &Value, manifest: &Path) -> Result<Self> {
        match metadata.get("scaffold") {
            None => Ok(Self::default()),
            Some(table) => {
                parse(table).with_context(|| format!("`[package.metadata.scaffold]` in `{}`", manifest.display()))
            }
        }
    }
}

fn parse(table: &Value) -> Result<Settings> {
    for key in table.as_object().into_iter().flat_map(Map::keys) {
        reject_unknown(key)?;
    }
    let table: Table = serde_json::from_value(table.clone())?;
    let environments = match table.environments {
        Some(names) => Environments::named(names)?,
        None => Environments::default(),
    };
    Ok(Settings { name: table.name, environments, profiles: table.profile })
}

fn reject_unknown(key: &str) -> Result<()> {
    ensure!(KEYS.contains(&key), "unknown key `{key}`: {}", suggest::among(key, KEYS));
    Ok(())
}
