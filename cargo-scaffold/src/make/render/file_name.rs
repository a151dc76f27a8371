//! The names that a template's files and folders get.

use anyhow::{Context, Result, ensure};

use super::engine::Engine;
use crate::base::rel_path::RelPath;

/// The path that the template's `path` becomes: each part is rendered by itself, so that an answer can't add folders.
///
/// A folder whose name renders to nothing is none: what's in it moves up. `None` where a whole path ends in nothing.
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

/// A template's own file names get an underscore for what other systems don't allow, as in cargo-generate.
fn portable(name: &str) -> String {
    name.replace(|c: char| c.is_control() || r#"\:*?"<>|"#.contains(c), "_")
}
