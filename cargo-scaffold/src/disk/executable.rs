//! The bit that makes a file a program; Windows has none.

use std::{fs::Metadata, io, path::Path};

use fs_err as fs;

/// Makes the new file `path`.
#[cfg(unix)]
pub fn create(path: &Path, executable: bool) -> io::Result<fs::File> {
    use fs::os::unix::fs::OpenOptionsExt;
    let mode = if executable { 0o777 } else { 0o666 };
    fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
pub fn create(path: &Path, _: bool) -> io::Result<fs::File> {
    fs::File::create_new(path)
}

/// `None` where no file is executable.
#[cfg(unix)]
pub fn of(metadata: &Metadata) -> Option<bool> {
    use std::os::unix::fs::PermissionsExt;
    Some(metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
pub fn of(_: &Metadata) -> Option<bool> {
    None
}

/// Whoever may read the file `path` may run it, or nobody may. A link isn't followed.
#[cfg(unix)]
pub fn set(path: &Path, executable: bool) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() {
        return Ok(());
    }
    let mut permissions = metadata.permissions();
    let mode = permissions.mode() & !0o111;
    permissions.set_mode(if executable { mode | (mode & 0o444) >> 2 } else { mode });
    fs::set_permissions(path, permissions)
}

#[cfg(not(unix))]
pub fn set(_: &Path, _: bool) -> io::Result<()> {
    Ok(())
}
