//! The members of a JavaScript workspace, as its patterns have them.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;
use globset::GlobBuilder;
use ignore::{DirEntry, WalkBuilder};
use serde_json::Value;

use super::js_manifest::JsManifest;

/// The patterns in `workspaces`, which npm, Yarn and Bun read.
pub struct JsWorkspaces<'a> {
    manifest: &'a JsManifest,
    patterns: Vec<&'a str>,
}

impl<'a> JsWorkspaces<'a> {
    pub fn of(manifest: &'a JsManifest) -> Self {
        let field = manifest.fields.get("workspaces");
        // Yarn also takes an object.
        let patterns = field.and_then(|field| field.as_array().or_else(|| field.get("packages")?.as_array()));
        let patterns = patterns.into_iter().flatten().filter_map(Value::as_str).collect();
        Self { manifest, patterns }
    }

    /// Whether the package in `folder`, a path with forward slashes, is a member. The last pattern that matches decides.
    pub fn cover(&self, folder: &str) -> bool {
        let decides = |pattern: &&&str| matches(pattern.trim_start_matches('!'), folder);
        self.patterns.iter().rev().find(decides).is_some_and(|pattern| !pattern.starts_with('!'))
    }

    /// The `package.json` of the member with that name.
    pub fn member_called(&self, name: &str) -> Result<Option<PathBuf>> {
        if self.patterns.is_empty() {
            return Ok(None);
        }
        let walk =
            WalkBuilder::new(self.manifest.folder()).filter_entry(|entry| entry.file_name() != "node_modules").build();
        let manifests = walk.filter_map(Result::ok).filter(|entry| entry.file_name() == "package.json");
        for path in manifests.map(DirEntry::into_path) {
            let folder = self.manifest.relative(path.parent().unwrap_or(&path))?;
            if self.cover(&folder) && is_called(&path, name) {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }
}

/// What can't be read says nothing of its name: the package manager reports it.
fn is_called(manifest: &Path, name: &str) -> bool {
    let fields = fs::read(manifest).ok().and_then(|text| serde_json::from_slice::<Value>(&text).ok());
    fields.is_some_and(|fields| fields.get("name").and_then(Value::as_str) == Some(name))
}

fn matches(pattern: &str, folder: &str) -> bool {
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    glob.is_ok_and(|glob| glob.compile_matcher().is_match(folder))
}
