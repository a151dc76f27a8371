//! The files that a module was compiled from: cargo writes them beside it, in the form of a Makefile.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use crate::disk::cache_tag;

/// What the user can change: generated files in the target folder aren't among them. Cargo names folders too, which build
/// scripts look at.
pub fn sources_of(module: &Path) -> Result<Vec<PathBuf>> {
    let text = fs::read_to_string(module.with_extension("d"))?;
    let target = module.ancestors().find(|folder| cache_tag::is_cache(folder));
    let is_generated = |path: &PathBuf| target.is_some_and(|target| path.starts_with(target));
    Ok(prerequisites(&text).into_iter().filter(|path| !is_generated(path)).collect())
}

/// One line for each target: `target: one another`, with a backslash before each space in a name.
fn prerequisites(text: &str) -> Vec<PathBuf> {
    let lines = text.lines().filter_map(|line| line.split_once(": "));
    lines.flat_map(|(_, paths)| unescaped(paths)).collect()
}

fn unescaped(paths: &str) -> Vec<PathBuf> {
    let marked = paths.replace("\\ ", "\0");
    marked.split(' ').filter(|path| !path.is_empty()).map(|path| path.replace('\0', " ").into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_spaces() {
        let text = "/my\\ crate/a.wasm: /my\\ crate/src/lib.rs /build.rs\n/b.wasm: /c.rs\n/empty.wasm:\n";
        let expected = ["/my crate/src/lib.rs", "/build.rs", "/c.rs"].map(PathBuf::from);
        assert_eq!(prerequisites(text), expected);
    }
}
