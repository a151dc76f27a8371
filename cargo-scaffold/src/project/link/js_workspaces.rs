//! The members of a JavaScript workspace, as its patterns have them.

use globset::GlobBuilder;
use serde_json::Value;

use super::js_manifest::JsManifest;

/// The patterns in `workspaces`, which npm, Yarn and Bun read.
pub struct JsWorkspaces<'a>(Vec<&'a str>);

impl<'a> JsWorkspaces<'a> {
    pub fn of(manifest: &'a JsManifest) -> Self {
        let field = manifest.fields.get("workspaces");
        // Yarn also takes an object.
        let patterns = field.and_then(|field| field.as_array().or_else(|| field.get("packages")?.as_array()));
        Self(patterns.into_iter().flatten().filter_map(Value::as_str).collect())
    }

    /// Whether the package in `folder`, a path with forward slashes, is a member. The last pattern that matches decides.
    pub fn cover(&self, folder: &str) -> bool {
        let decides = |pattern: &&&str| matches(pattern.trim_start_matches('!'), folder);
        self.0.iter().rev().find(decides).is_some_and(|pattern| !pattern.starts_with('!'))
    }
}

fn matches(pattern: &str, folder: &str) -> bool {
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    glob.is_ok_and(|glob| glob.compile_matcher().is_match(folder))
}
