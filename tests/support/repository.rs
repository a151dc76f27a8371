//! This repository.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use toml_edit::DocumentMut;

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

/// The version that the workspace's lockfile has of `package`.
pub fn locked(package: &str) -> String {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lockfile is readable");
    let lock: DocumentMut = lock.parse().expect("the lockfile is TOML");
    let packages = lock["package"].as_array_of_tables().expect("packages are locked");
    let found = packages.iter().find(|entry| entry["name"].as_str() == Some(package));
    found.and_then(|entry| entry["version"].as_str()).unwrap_or_else(|| panic!("`{package}` isn't locked")).to_owned()
}

/// The fenced blocks of `language` in its Markdown file `path`.
pub fn blocks(path: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(path)).expect("the document is readable");
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n').map(str::to_owned)).collect()
}

/// Copies its files into another folder, links as links.
#[cfg(unix)]
pub fn copy(to: &Path) {
    for path in files() {
        let (from, to) = (root().join(&path), to.join(&path));
        fs::create_dir_all(to.parent().expect("a file has a folder")).expect("the folder can be made");
        match fs::read_link(&from) {
            Ok(target) => std::os::unix::fs::symlink(target, to).expect("the link can be made"),
            Err(_) => drop(fs::copy(from, to).expect("the file can be copied")),
        }
    }
}
