//! `[package.metadata.scaffold]` in `Cargo.toml`.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::base::suggest;
use crate::package::environments::Environments;

/// What a crate says about its package; the defaults are for what it leaves out.
#[derive(Default)]
pub struct CrateSettings {
    /// The package's name on npm, if it isn't the crate's.
    pub name: Option<String>,
    pub environments: Environments,
    /// By the profile's name: the keys and values of cargo's `[profile]`.
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

impl CrateSettings {
    /// From `metadata`, the whole of `[package.metadata]`.
    pub fn of(metadata: &Value, manifest: &Path) -> Result<Self> {
        match metadata.get("scaffold") {
            None => Ok(Self::default()),
            Some(table) => {
                parse(table).with_context(|| format!("`[package.metadata.scaffold]` in `{}`", manifest.display()))
            }
        }
    }
}

fn parse(table: &Value) -> Result<CrateSettings> {
    for key in table.as_object().into_iter().flat_map(Map::keys) {
        reject_unknown(key)?;
    }
    let table: Table = serde_json::from_value(table.clone())?;
    let environments = match table.environments {
        Some(names) => Environments::named(names)?,
        None => Environments::default(),
    };
    Ok(CrateSettings { name: table.name, environments, profiles: table.profile })
}

fn reject_unknown(key: &str) -> Result<()> {
    ensure!(KEYS.contains(&key), "unknown key `{key}`: {}", suggest::among(key, KEYS));
    Ok(())
}
