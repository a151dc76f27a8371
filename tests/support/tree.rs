//! Folders as values that can be compared: a file too many shows as well as one too few.

use std::{collections::BTreeMap, fs, path::Path};

use walkdir::WalkDir;

/// A file's contents and whether it's executable.
#[derive(Clone, PartialEq)]
pub struct File {
    pub contents: Vec<u8>,
    pub executable: bool,
}

/// All files below a folder, by their path with forward slashes.
pub type Tree = BTreeMap<String, File>;

/// Reads every file below `root`, but git's own.
pub fn read(root: &Path) -> Tree {
    WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git")
        .map(|entry| entry.expect("the folder is readable"))
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below the root");
            let contents = fs::read(entry.path()).expect("the file is readable");
            (path.to_string_lossy().replace('\\', "/"), File { contents, executable: is_executable(entry.path()) })
        })
        .collect()
}

/// All folders below `root`, sorted.
pub fn folders(root: &Path) -> Vec<String> {
    let below = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let folders = below.map(|entry| entry.expect("the folder is readable")).filter(|entry| entry.file_type().is_dir());
    folders.map(|entry| entry.path().strip_prefix(root).expect("below the root").display().to_string()).collect()
}

/// Names of all entries directly in `folder`, hidden ones too, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is readable");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Panics with the first difference, looking both ways.
#[track_caller]
pub fn assert_same(ours: &Tree, theirs: &Tree, what: &str) {
    let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(ours), names(theirs), "files of {what}");
    for (path, file) in ours {
        let other = &theirs[path];
        let text = |file: &File| String::from_utf8_lossy(&file.contents).into_owned();
        assert!(file.contents == other.contents, "`{path}` of {what}:\n{}\n---\n{}", text(file), text(other));
        assert_eq!(file.executable, other.executable, "mode of `{path}` of {what}");
    }
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("the file is there").permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &Path) -> bool {
    false
}
