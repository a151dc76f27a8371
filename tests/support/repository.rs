//! This repository.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::scaffold::run;

/// Its root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the repository").to_owned()
}

/// Its files, relative to its root: those that git tracks, and those that it doesn't ignore.
pub fn files() -> Vec<String> {
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = run(Command::new("git").args(list).current_dir(root())).success().stdout;
    listed.lines().map(str::to_owned).filter(|path| root().join(path).exists()).collect()
}
