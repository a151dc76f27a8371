//! The names of a template's files and folders, rendered.

use anyhow::{Context, Result, ensure};

use super::engine::Engine;
use crate::base::rel_path::RelPath;

/// Renders each part of the template's `path` by itself, so that an answer can't add folders.
///
/// Where a folder's name renders to nothing, its files move up. `None` where the last part renders to nothing.
pub fn render(engine: &mut Engine, path: &str) -> Result<Option<RelPath>> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        let rendered = engine.render(path, part)?;
        ensure!(!rendered.contains('/'), "the file name of `{path}` renders to `{}`", rendered.escape_debug());
        parts.push(if rendered == part { portable(part) } else { rendered });
    }
    if parts.last().is_none_or(String::is_empty) {
        return Ok(None);
    }
    parts.retain(|part| !part.is_empty());
    let path = RelPath::new(&parts.join("/")).with_context(|| format!("the file name of template file `{path}`"));
    path.map(Some)
}

/// As in cargo-generate, a character that other systems don't allow becomes an underscore in the template's own names.
fn portable(name: &str) -> String {
    name.replace(|c: char| c.is_control() || r#"\:*?"<>|"#.contains(c), "_")
}
