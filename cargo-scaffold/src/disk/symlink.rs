//! Symbolic links, written and not followed.

use std::{io, path::Path};

/// Creates the link `path` to `target`, which needn't exist.
#[cfg(unix)]
pub fn create(target: &[u8], path: &Path) -> io::Result<()> {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    fs_err::os::unix::fs::symlink(OsStr::from_bytes(target), path)
}

/// Writes a file that holds the target, as git does where links need special rights.
#[cfg(not(unix))]
pub fn create(target: &[u8], path: &Path) -> io::Result<()> {
    io::Write::write_all(&mut super::executable::create_new(path, false)?, target)
}
