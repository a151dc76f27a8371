//! Copies of whole folders.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use walkdir::WalkDir;

use super::symlink;

/// Copies what is in `from` to the folder `to`; links stay links.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry?;
        let to = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
        } else if entry.file_type().is_symlink() {
            symlink::create(fs::read_link(entry.path())?.as_os_str().as_encoded_bytes(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
