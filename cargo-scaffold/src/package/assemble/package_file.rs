//! A file of the package, in memory.

use anyhow::Result;

use crate::package::javascript::syntax;

pub struct PackageFile {
    /// Relative to the package's root, with forward slashes.
    pub path: String,
    pub contents: Vec<u8>,
}

impl PackageFile {
    /// An error if it's JavaScript or TypeScript that no engine would take.
    pub fn check(&self) -> Result<()> {
        if let Ok(text) = str::from_utf8(&self.contents) {
            syntax::check(&self.path, text)?;
        }
        Ok(())
    }
}
