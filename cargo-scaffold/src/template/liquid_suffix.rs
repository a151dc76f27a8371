//! The suffix `.liquid`: `x.liquid` becomes `x`, and replaces a plain `x` beside it, as in cargo-generate.

use std::path::{Path, PathBuf};

const SUFFIX: &str = ".liquid";

/// The name without the suffix, if it has one.
pub fn strip(name: &str) -> Option<&str> {
    name.strip_suffix(SUFFIX).filter(|stem| !stem.is_empty())
}

/// The regular file `name.liquid`, or else the regular file `name`.
pub fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let is_file = |path: &PathBuf| path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    [format!("{name}{SUFFIX}"), name.to_owned()].iter().map(|name| folder.join(name)).find(is_file)
}
