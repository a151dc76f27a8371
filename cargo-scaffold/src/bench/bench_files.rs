//! What a project brings to be measured.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Modules in the folder `js` of a crate.
pub struct BenchFiles {
    /// Exports the functions that Rust replaces.
    pub original: PathBuf,
    /// Exports what to call each of them with.
    pub inputs: PathBuf,
}

impl BenchFiles {
    pub fn find(krate: &Path) -> Result<Self> {
        Ok(Self { original: module(krate, "original")?, inputs: module(krate, "inputs")? })
    }
}

fn module(krate: &Path, name: &str) -> Result<PathBuf> {
    let path = |extension| krate.join("js").join(name).with_extension(extension);
    let found = ["js", "mjs", "ts", "mts"].map(path).into_iter().find(|path| path.is_file());
    if found.is_none() && !krate.join("js").is_dir() {
        bail!(
            "`{}` has no `js/original.js` to compare Rust with, and no `js/inputs.js` to call both with: `cargo scaffold \
             new` makes a project that has them",
            krate.display()
        );
    }
    found.with_context(|| format!("`{}` is not there: it's what to compare Rust with", path("js").display()))
}
