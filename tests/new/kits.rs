//! Templates that aren't ours, each a folder in `tests/fixtures/templates`: the tree of `cargo scaffold new --path` is
//! the one that cargo-generate renders.

use std::{fs, path::Path, process::Command};

use tempfile::tempdir;
use tests::{
    repository::root,
    scaffold::{Outcome, binaries, isolate, run, run_in},
    tree::{self, Tree},
};
use toml_edit::{DocumentMut, Value};

const RECORD: &str = ".cargo-scaffold.toml";

#[test]
fn every_fixture_is_the_tree_that_cargo_generate_renders() {
    let fixtures = root().join("tests/fixtures/templates");
    let names = tree::names(&fixtures);
    assert!(names.len() >= 20, "only {} fixtures", names.len());
    for name in names {
        let fixture = fixtures.join(&name);
        for args in cases(&fixture.join("cases.toml")) {
            assert_same(&fixture.join("template"), &args, &format!("{name} {args:?}"));
        }
    }
}

/// What git can't hold.
#[cfg(unix)]
#[test]
fn empty_folders_are_the_same_too() {
    let template = tempdir().unwrap();
    for folder in ["empty", "a/b/c", "{{project-name}}", "{{project-name}}-full", "kept/ignored", ".git/x", "{{x}}/y"] {
        fs::create_dir_all(template.path().join(folder)).unwrap();
    }
    for file in ["{{project-name}}-full/f", "kept/ignored/f", "plain:name?.txt", "{{crate_name}}_x.txt"] {
        fs::write(template.path().join(file), "{{project-name}}").unwrap();
    }
    fs::write(template.path().join("cargo-generate.toml"), "[template]\nignore = [\"kept/ignored\"]\n").unwrap();
    assert_same(template.path(), &[], "empty folders");
}

/// Renders `template` with both, and compares files, bytes, modes and folders.
#[track_caller]
pub fn assert_same(template: &Path, args: &[String], what: &str) {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("ours")).unwrap();
    fs::create_dir(folder.path().join("theirs")).unwrap();
    theirs(folder.path(), template, args).success();
    ours(folder.path(), template, args).success();
    let mut our_tree = tree::read(&folder.path().join("ours/my-lib"));
    assert!(our_tree.remove(RECORD).is_some(), "no record for {what}");
    let their_tree: Tree = tree::read(&folder.path().join("theirs/my-lib"));
    tree::assert_same(&our_tree, &their_tree, what);
    let folders = |side: &str| tree::folders(&folder.path().join(side).join("my-lib"));
    assert_eq!(folders("ours"), folders("theirs"), "folders of {what}");
}

pub fn ours(folder: &Path, template: &Path, args: &[String]) -> Outcome {
    let fixed = ["new", "ours/my-lib", "--yes", "--vcs", "none", "--path"].map(String::from);
    let template = template.to_str().unwrap().to_owned();
    run_in(folder, fixed.into_iter().chain([template]).chain(args.iter().cloned()))
}

pub fn theirs(folder: &Path, template: &Path, args: &[String]) -> Outcome {
    let mut command = Command::new(binaries().join("cargo-generate"));
    command.args(["generate", "--silent", "--name", "my-lib", "--vcs", "none", "--no-fmt", "--destination", "theirs"]);
    command.arg("--path").arg(template).args(args);
    run(isolate(&mut command).current_dir(folder))
}

fn cases(path: &Path) -> Vec<Vec<String>> {
    let document: DocumentMut = fs::read_to_string(path).unwrap().parse().unwrap();
    let strings =
        |case: &Value| case.as_array().unwrap().iter().map(|argument| argument.as_str().unwrap().to_owned()).collect();
    document["cases"].as_array().unwrap().iter().map(strings).collect()
}
