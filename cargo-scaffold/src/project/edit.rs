//! A change to a file of the user's, planned now and applied later.

use std::{io::Write, path::PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;

/// The new contents of an existing file.
pub struct Edit {
    pub path: PathBuf,
    pub contents: String,
}

impl Edit {
    /// Replaces the file by write-and-rename, so that it's the old or the new one at any time.
    pub fn apply(&self) -> Result<()> {
        // The file behind a symlink is meant, not the link.
        let path = fs::canonicalize(&self.path)?;
        let folder = path.parent().context("a file has a folder")?;
        let mut new = tempfile::Builder::new().prefix(".cargo-scaffold-").tempfile_in(folder)?;
        new.write_all(self.contents.as_bytes())?;
        fs::set_permissions(new.path(), fs::metadata(&path)?.permissions())?;
        new.persist(&path).with_context(|| format!("can't replace `{}`", path.display()))?;
        Ok(())
    }
}
