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
