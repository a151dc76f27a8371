//! With consent: the same tree as cargo-generate's, and nothing where a script fails.

use std::{fs, path::Path, process::Command};

use tempfile::tempdir;
use tests::{
    scaffold::{Outcome, binaries, isolate, run, run_in},
    tree,
};

use super::template;

fn new(folder: &Path, name: &str, args: &[&str]) -> Outcome {
    let template = template(name);
    let path = template.to_str().unwrap();
    run_in(folder, [&["new", "my-project", "--path", path, "--trust", "--vcs", "none"][..], args].concat())
}

fn of_cargo_generate(folder: &Path, args: &[&str]) -> tree::Tree {
    let mut command = Command::new(binaries().join("cargo-generate"));
    command.args(["generate", "--silent", "--allow-commands", "--name", "my-project", "--vcs", "none", "--no-fmt"]);
    command.arg("--path").arg(template("whole")).args(args).current_dir(folder).env("USER", "ada");
    run(isolate(&mut command)).success();
    tree::read(&folder.join("my-project"))
}

#[test]
fn the_tree_is_cargo_generates() {
    for answers in [
        &["-d", "greeting=hi", "-d", "loud=true", "-d", "parts=two"],
        &["-d", "greeting=hé", "-d", "loud=false", "-d", "parts=one,three"],
    ] {
        let (ours, theirs) = (tempdir().unwrap(), tempdir().unwrap());
        new(ours.path(), "whole", &[&["--yes"][..], answers].concat()).success();
        assert_eq!(tree::names(ours.path()), ["my-project"]);
        let mut tree = tree::read(&ours.path().join("my-project"));
        assert!(tree.remove(".cargo-scaffold.toml").is_some());
        assert!(tree.contains_key("made/by-a-command") && !tree.contains_key("gone.txt"), "the scripts ran");
        tree::assert_same(&tree, &of_cargo_generate(theirs.path(), answers), &format!("{answers:?}"));
    }
}

#[test]
fn standard_output_is_for_results() {
    let folder = tempdir().unwrap();
    let outcome = new(folder.path(), "whole", &["--yes", "--dry-run"]).success();
    assert!(outcome.stdout.lines().any(|line| line.contains("by-a-command")), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("hooks/") && !outcome.stdout.contains("Done!"), "{}", outcome.stdout);
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[test]
fn a_script_that_gives_up_leaves_nothing() {
    let folder = tempdir().unwrap();
    new(folder.path(), "abort", &["--yes"]).error(&["not today"]);
    assert!(tree::names(folder.path()).is_empty());
}

#[test]
fn a_link_that_a_script_made_does_not_arrive() {
    let folder = tempdir().unwrap();
    new(folder.path(), "link", &["--yes"]).success();
    assert_eq!(tree::names(&folder.path().join("my-project")), [".cargo-scaffold.toml", "hooks", "x.txt"]);
}
