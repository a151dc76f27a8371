//! `[package.metadata.wasm-pack]` in `Cargo.toml`: what a crate has told wasm-pack, as far as it has a meaning here.

use anyhow::{Context, Result};
use cargo_metadata::Package;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::package::build_mode::BuildMode;

/// The defaults are for what is left out.
#[derive(Default)]
pub struct WasmPackSettings {
    /// Whether `wasm-opt` runs, or with which arguments.
    pub wasm_opt: Option<WasmOptSetting>,
    /// Whether the bindings check what they are given.
    pub has_checks: Option<bool>,
    /// Whether the names of functions stay as the compiler wrote them.
    pub is_mangled: bool,
    /// Whether debug information stays in the module.
    pub keeps_dwarf: bool,
    /// Keys that mean nothing here.
    pub unused: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum WasmOptSetting {
    Switch(bool),
    Args(Vec<String>),
}

impl WasmPackSettings {
    /// Those for the profile that wasm-pack would choose.
    pub fn of(package: &Package, mode: &BuildMode) -> Result<Self> {
        let Some(profiles) = package.metadata.pointer("/wasm-pack/profile") else { return Ok(Self::default()) };
        let profile = match mode {
            BuildMode::Release => "release",
            BuildMode::Dev => "dev",
            BuildMode::Profiling => "profiling",
            BuildMode::Custom(_) => "custom",
        };
        let table = profiles.get(profile).and_then(Value::as_object).cloned().unwrap_or_default();
        Self::parse(table)
            .with_context(|| format!("`[package.metadata.wasm-pack.profile.{profile}]` in `{}`", package.manifest_path))
    }

    fn parse(mut table: Map<String, Value>) -> Result<Self> {
        let mut bindgen = match table.remove("wasm-bindgen") {
            Some(Value::Object(bindgen)) => bindgen,
            _ => Map::new(),
        };
        Ok(Self {
            wasm_opt: take(&mut table, "wasm-opt")?,
            has_checks: take(&mut bindgen, "debug-js-glue")?,
            is_mangled: take(&mut bindgen, "demangle-name-section")? == Some(false),
            keeps_dwarf: take(&mut bindgen, "dwarf-debug-info")?.unwrap_or_default(),
            unused: table.into_iter().chain(bindgen).map(|(key, _)| key).collect(),
        })
    }

    /// Whether `wasm-opt` is to run, as `default` where nothing is said.
    pub fn runs_wasm_opt(&self, default: bool) -> bool {
        match self.wasm_opt {
            None => default,
            Some(WasmOptSetting::Switch(runs)) => runs,
            Some(WasmOptSetting::Args(_)) => true,
        }
    }

    /// The arguments for `wasm-opt`, if there are any.
    pub fn wasm_opt_args(&self) -> Option<&[String]> {
        match &self.wasm_opt {
            Some(WasmOptSetting::Args(args)) => Some(args),
            _ => None,
        }
    }

    /// One line for the user: what of these settings does nothing.
    pub fn note(&self) -> Option<String> {
        let unused: Vec<_> = self.unused.iter().map(|key| format!("`{key}`")).collect();
        (!unused.is_empty())
            .then(|| format!("of `[package.metadata.wasm-pack]`, {} means nothing to this build", unused.join(", ")))
    }
}

fn take<T: for<'a> Deserialize<'a>>(table: &mut Map<String, Value>, key: &str) -> Result<Option<T>> {
    let value = table.remove(key).map(serde_json::from_value).transpose();
    value.with_context(|| format!("`{key}` has a wrong value"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parse(table: &Value) -> Result<WasmPackSettings> {
        WasmPackSettings::parse(table.as_object().unwrap().clone())
    }

    #[test]
    fn what_has_a_meaning_here_is_taken() {
        let settings = parse(&json!({
            "wasm-opt": ["-O4"],
            "wasm-bindgen": { "debug-js-glue": true, "dwarf-debug-info": true, "omit-default-module-path": false }
        }))
        .unwrap();
        assert_eq!(settings.wasm_opt_args().unwrap(), ["-O4"]);
        assert_eq!((settings.has_checks, settings.keeps_dwarf, settings.is_mangled), (Some(true), true, false));
        assert_eq!(settings.unused, ["omit-default-module-path"]);
        assert!(!parse(&json!({ "wasm-opt": false })).unwrap().runs_wasm_opt(true));
        let error = parse(&json!({ "wasm-opt": 1 })).err().unwrap();
        assert_eq!(error.to_string(), "`wasm-opt` has a wrong value");
    }
}
