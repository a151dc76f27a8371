//! A path below a root that isn't known yet, which leads through no link.

use std::{
    ffi::OsString,
    path::{Component, Path, PathBuf},
};

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};

/// A relative path of plain names. Unlike a `RelPath` it may have every name that the system takes, since it says where
/// a file of the user's is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "OsString", into = "OsString")]
pub struct Place(PathBuf);

impl Place {
    pub fn new(path: &Path) -> Result<Self> {
        let is_plain = path.components().all(|component| matches!(component, Component::Normal(_)));
        ensure!(is_plain && path.file_name().is_some(), "`{}` isn't a path inside a folder", path.display());
        Ok(Self(path.to_owned()))
    }

    /// Where that is below `root`.
    ///
    /// # Errors
    /// A folder on the way is a link or a file.
    pub fn below(&self, root: &Path) -> Result<PathBuf> {
        for folder in self.0.ancestors().skip(1) {
            let metadata = root.join(folder).symlink_metadata();
            let is_blocked = metadata.is_ok_and(|metadata| !metadata.is_dir());
            ensure!(
                !is_blocked,
                "`{}` is a link or a file: `{}` can't be put into it",
                folder.display(),
                self.0.display()
            );
        }
        Ok(root.join(&self.0))
    }

    pub fn as_path(&self) -> &Path {
        &self.0
    }
}

impl TryFrom<OsString> for Place {
    type Error = anyhow::Error;

    fn try_from(path: OsString) -> Result<Self> {
        Self::new(Path::new(&path))
    }
}

impl From<Place> for OsString {
    fn from(place: Place) -> Self {
        place.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_inside_its_root() {
        for path in ["", ".", "..", "/x", "a/../../x", "./a"] {
            assert!(Place::new(Path::new(path)).is_err(), "{path}");
        }
        for path in ["a", "a/b", "a b:c", ".git/x"] {
            assert!(Place::new(Path::new(path)).is_ok(), "{path}");
        }
        assert!(serde_json::from_str::<Place>(r#"{"Unix":[46,46]}"#).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_on_the_way_is_refused() {
        let root = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/tmp", root.path().join("link")).unwrap();
        assert!(Place::new(Path::new("link/x")).unwrap().below(root.path()).is_err());
        assert!(Place::new(Path::new("link")).unwrap().below(root.path()).is_ok());
        assert!(Place::new(Path::new("new/x")).unwrap().below(root.path()).is_ok());
    }
}
