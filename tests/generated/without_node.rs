//! A Rust developer needs cargo only.
#![cfg(unix)]

use std::fs;

use tempfile::tempdir;
use tests::{
    answers::Answers,
    project::{Project, path_without},
    scaffold::{binaries, run},
    tree,
};

#[test]
fn new_build_and_native_tests_need_no_node() {
    let answers = Answers(vec![("harness".to_owned(), "none".to_owned())]);
    let project = Project::new("lib", &answers);
    let path = tempdir().unwrap();
    path_without(&["node", "nodejs", "npm", "npx", "corepack", "wasm-opt"], path.path());
    let _ = std::os::unix::fs::symlink(binaries().join("cargo-scaffold"), path.path().join("cargo-scaffold"));
    assert_ne!(run(project.command("sh").args(["-c", "command -v node npm"]).env("PATH", path.path())).code, Some(0));
    for line in ["cargo scaffold new elsewhere --yes -d harness=none", "cargo scaffold build", "cargo test"] {
        run(project.command("sh").args(["-c", line]).env("PATH", path.path())).success();
    }
    assert!(project.has("elsewhere/Cargo.toml") && project.has("pkg/package.json"));
}

#[test]
fn without_the_harness_no_file_mentions_npm_or_node() {
    for ci in ["github", "none"] {
        let answers = [("harness", "none"), ("ci", ci), ("scope", "@acme")];
        let answers = Answers(answers.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec());
        let project = Project::new("lib", &answers);
        for (path, file) in tree::read(&project.folder) {
            let text = String::from_utf8(file.contents).unwrap().to_lowercase();
            let words: Vec<_> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
            for word in ["npm", "node", "nodejs", "npx"] {
                // The record says `harness = "none"`, and that is all.
                assert!(!words.contains(&word), "`{path}` mentions {word}");
            }
        }
        assert!(fs::read_to_string(project.folder.join("Cargo.toml")).unwrap().contains("@acme/mylib"));
    }
}
