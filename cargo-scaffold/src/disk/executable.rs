//! The permission to execute a file, on the systems that have one.

use std::{fs::Metadata, io, path::Path};

use fs_err as fs;

#[cfg(unix)]
pub fn is_executable(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
pub fn is_executable(_: &Metadata) -> bool {
    false
}

/// Creates the file `path`; the user's umask takes away what they don't want.
///
/// # Errors
/// Something is already there, even a link that leads nowhere.
#[cfg(unix)]
pub fn create_new(path: &Path, executable: bool) -> io::Result<fs::File> {
    use fs_err::os::unix::fs::OpenOptionsExt;
    let mode = if executable { 0o777 } else { 0o666 };
    fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
pub fn create_new(path: &Path, _: bool) -> io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)
}

/// Whether a file with `metadata` isn't as `executable` says.
pub fn differs(metadata: &Metadata, executable: bool) -> bool {
    cfg!(unix) && is_executable(metadata) != executable
}

/// Everybody who may read the file `path` may execute it, or nobody may. A link isn't followed.
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
