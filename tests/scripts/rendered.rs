//! With consent: the same tree as cargo-generate's, and nothing where a script fails.

use std::{path::Path, process::Command};

use tempfile::tempdir;
use tests::{
    scaffold::{Outcome, binaries, isolate, run, run_in},
    tree::{self, Tree},
};

use super::template;

fn new(folder: &Path, name: &str, args: &[&str]) -> Outcome {
    let template = template(name);
    let path = template.to_str().unwrap();
    run_in(folder, [&["new", "my-project", "--path", path, "--trust", "--vcs", "none"][..], args].concat())
}

fn of_cargo_generate(folder: &Path, name: &str, args: &[&str]) -> Tree {
    let mut command = Command::new(binaries().join("cargo-generate"));
    command.args(["generate", "--silent", "--allow-commands", "--name", "my-project", "--vcs", "none"]);
    command.arg("--path").arg(template(name)).args(args).current_dir(folder).env("USER", "ada");
    run(isolate(&mut command)).success();
    tree::read(&folder.join("my-project"))
}

/// Renders with both, and returns the tree that is the same.
#[track_caller]
fn same(name: &str, args: &[&str]) -> Tree {
    let (ours, theirs) = (tempdir().unwrap(), tempdir().unwrap());
    new(ours.path(), name, &[args, &["--yes"]].concat()).success();
    assert_eq!(tree::names(ours.path()), ["my-project"]);
    let mut tree = tree::read(&ours.path().join("my-project"));
    assert!(tree.remove(".cargo-scaffold.toml").is_some());
    tree::assert_same(&tree, &of_cargo_generate(theirs.path(), name, args), &format!("{name} {args:?}"));
    tree
}

#[test]
fn the_tree_is_cargo_generates() {
    for answers in [
        &["-d", "greeting=hi", "-d", "loud=true", "-d", "parts=two"],
        &["-d", "greeting=hé", "-d", "loud=false", "-d", "parts=one,three"],
    ] {
        let tree = same("whole", answers);
        assert!(tree.contains_key("made/by-a-command") && !tree.contains_key("gone.txt"), "the scripts ran");
    }
}

/// Scripts beside the template, and such that answer questions, or rename what `.genignore` leaves out.
#[test]
fn scripts_reach_what_is_in_the_source() {
    let said = |tree: &Tree| String::from_utf8(tree["README.md"].contents.clone()).unwrap();
    let tree = same("nested", &["page"]);
    assert!(said(&tree).starts_with("hello plain default 80 "), "{}", said(&tree));
    assert!(tree.contains_key("style.css") && !tree.contains_key("post.rhai"));
    let tree = same("nested", &["page", "-d", "style=wide", "-d", "asked=yes", "-d", "authors=X", "-d", "username=y"]);
    assert_eq!(said(&tree), "hello plain yes 80 X y my-project false\n", "an init hook knows no answers yet");
}

#[test]
fn the_files_can_go_into_the_current_folder() {
    let (ours, theirs, path) = (tempdir().unwrap(), tempdir().unwrap(), template("nested"));
    let args = ["--path", path.to_str().unwrap(), "page", "--init"];
    run_in(ours.path(), [&["new", "my-project", "--trust", "--yes"][..], &args].concat()).success();
    let mut command = Command::new(binaries().join("cargo-generate"));
    command.args(["generate", "--silent", "--allow-commands", "--name", "my-project"]).args(args);
    run(isolate(command.current_dir(theirs.path()).env("USER", "ada"))).success();
    let mut tree = tree::read(ours.path());
    assert!(tree.remove(".cargo-scaffold.toml").is_some());
    tree::assert_same(&tree, &tree::read(theirs.path()), "--init");
}

#[test]
fn standard_output_is_for_results() {
    let folder = tempdir().unwrap();
    let outcome = new(folder.path(), "whole", &["--yes"]).success();
    assert_eq!(outcome.stdout, "\nNext:\n  cd my-project\n");
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
