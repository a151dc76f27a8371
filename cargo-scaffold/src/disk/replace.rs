//! Writing a file so that at any time it's the old or the new one.

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use fs_err as fs;

use super::staging::Staging;

/// Writes `contents` to the file `path`, or to the one behind that link; its permissions stay.
pub fn write(path: &Path, contents: &[u8]) -> Result<()> {
    replace(path, contents).with_context(|| format!("can't write `{}`", path.display()))
}

fn replace(path: &Path, contents: &[u8]) -> Result<()> {
    let path = behind_links(path)?;
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { bail!("it isn't a file") };
    let staging = Staging::new(folder)?;
    let staged = staging.path().join(name);
    fs::write(&staged, contents)?;
    if let Ok(metadata) = path.metadata() {
        fs::set_permissions(&staged, metadata.permissions())?;
    }
    Ok(fs::rename(staged, path)?)
}

/// The file that is meant by `path`, whether it's there or not.
pub fn behind_links(path: &Path) -> Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match path.symlink_metadata() {
            Ok(_) => bail!("`{}` is a link that leads nowhere: remove it", path.display()),
            Err(_) => Ok(std::path::absolute(path)?),
        },
        result => Ok(result?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_or_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for text in ["new", "newer"] {
            write(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let error = format!("{:#}", write(&path.join("below"), b"").unwrap_err());
        assert!(error.contains("can't write `") && error.contains("below`"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [file, link] = ["file", "link"].map(|name| folder.path().join(name));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        fs::remove_file(&file).unwrap();
        assert!(format!("{:#}", write(&link, b"new").unwrap_err()).contains("leads nowhere"));
    }
}
