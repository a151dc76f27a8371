//! What wasm-bindgen writes, by whichever route.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use fs_err as fs;
use serde::Deserialize;
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

use super::bindings::Bindings;
use super::js_exports;
use crate::disk::staging::Staging;

/// Temporary folders, one for each kind of bindings; gone with this value.
pub struct Folders {
    root: Staging,
}

impl Folders {
    pub fn new() -> Result<Self> {
        let root = Staging::temporary()?;
        Ok(Self { root })
    }

    /// For `--target bundler`: one ES module for every environment.
    pub fn bundler(&self) -> PathBuf {
        self.root.path().join("bundler")
    }

    /// For `--target nodejs`: CommonJS.
    pub fn node(&self) -> PathBuf {
        self.root.path().join("nodejs")
    }

    pub fn read(&self, stem: &str) -> Result<Bindings> {
        let bundler = self.bundler();
        let wasm: Vec<u8> = fs::read(bundler.join(format!("{stem}_bg.wasm")))?;
        let glue = fs::read_to_string(bundler.join(format!("{stem}_bg.js")))?;
        Ok(Bindings {
            exports: js_exports::exported(&glue),
            has_start: runs_user_code(&wasm)?,
            node_glue: fs::read_to_string(self.node().join(format!("{stem}.js")))?,
            types: fs::read_to_string(bundler.join(format!("{stem}.d.ts")))?,
            snippets: read_snippets(&bundler.join("snippets"))?,
            npm_dependencies: read_npm_dependencies(&bundler.join("package.json"))?,
            stem: stem.to_owned(),
            wasm,
            glue,
        })
    }
}

/// Without a `start` of the user's, the start function is the bindings' own import that sets up a table.
fn runs_user_code(wasm: &[u8]) -> Result<bool> {
    let mut imported = 0;
    let mut start = None;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("wasm-bindgen wrote a damaged module")? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.name == "__wbindgen_start" && export.kind == ExternalKind::Func {
                        start = Some(export.index);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(start.is_some_and(|index| index >= imported))
}

/// Every file below `folder`, by its path with forward slashes.
fn read_snippets(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut snippets = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop().filter(|current| current.is_dir()) {
        for entry in fs::read_dir(&current)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                snippets.insert(slashed(path.strip_prefix(folder)?), fs::read_to_string(&path)?);
            }
        }
    }
    Ok(snippets)
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// wasm-bindgen collates the npm dependencies of the crate graph into a `package.json`, where there are any.
fn read_npm_dependencies(path: &Path) -> Result<BTreeMap<String, String>> {
    #[derive(Deserialize)]
    struct Manifest {
        dependencies: BTreeMap<String, String>,
    }
    if !path.is_file() {
        return Ok(BTreeMap::new());
    }
    let manifest: Manifest = serde_json::from_str(&fs::read_to_string(path)?)?;
    Ok(manifest.dependencies)
}
