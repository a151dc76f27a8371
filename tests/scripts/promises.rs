//! What is promised of a template without scripts holds with them.

use std::{fs, path::Path};

use tempfile::{TempDir, tempdir};
use tests::{
    scaffold::{Outcome, run_in, scaffold},
    tree,
};

/// A template with the hook `h.rhai`.
fn template(hook: &str, files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempdir().unwrap();
    let path = folder.path().join("template");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("h.rhai"), hook).unwrap();
    fs::write(path.join("cargo-generate.toml"), "[hooks]\npre = [\"h.rhai\"]\n").unwrap();
    files.iter().for_each(|(name, contents)| fs::write(path.join(name), contents).unwrap());
    folder
}

fn new(folder: &Path, args: &[&str]) -> Outcome {
    run_in(folder, [&["new", "demo", "--path", "template", "--yes", "--trust", "--vcs", "none"][..], args].concat())
}

#[test]
fn an_undefined_variable_is_told() {
    let folder = template("", &[("a", b"{{ nothing }}")]);
    assert!(new(folder.path(), &["--dry-run"]).success().stderr.contains("`nothing` isn't defined"));
    new(folder.path(), &["--strict"]).error(&["`nothing` isn't defined"]);
    assert!(new(folder.path(), &[]).success().stderr.contains("`nothing` isn't defined"));
}

#[test]
fn a_file_that_is_not_utf_8_is_copied() {
    let folder = template("", &[("logo.ico", b"\xff\x00{{ x }}")]);
    assert!(new(folder.path(), &[]).success().stderr.contains("`logo.ico`: it isn't UTF-8"));
    assert_eq!(fs::read(folder.path().join("demo/logo.ico")).unwrap(), b"\xff\x00{{ x }}");
}

#[test]
fn a_name_that_no_system_should_have_is_refused() {
    let folder = template("variable::set(\"p\", \"a/b\");", &[("{{p}}.txt", b"x")]);
    new(folder.path(), &[]).error(&["`{{p}}.txt`", "`a/b.txt`"]);
    let folder = template("", &[("con.txt", b"x")]);
    new(folder.path(), &[]).error(&["template file `con.txt`", "Windows device"]);
    let folder = template("file::write(\"con.txt\", \"x\");", &[]);
    new(folder.path(), &[]).error(&["`con.txt`", "Windows device"]);
    assert_eq!(tree::names(folder.path()), ["template"]);
}

#[test]
fn a_script_sees_where_the_project_will_be() {
    let folder = template("variable::set(\"where\", env::destination_directory);", &[("a", b"{{where}}")]);
    new(folder.path(), &[]).success();
    let place = fs::canonicalize(folder.path()).unwrap().join("demo");
    assert_eq!(fs::read_to_string(folder.path().join("demo/a")).unwrap(), place.to_str().unwrap());
}

#[test]
fn a_script_that_asks_without_a_terminal_says_what_to_do() {
    let folder = template("variable::set(\"q\", variable::prompt(\"Q?\"));", &[]);
    let outcome = new(folder.path(), &[]).error(&["`h.rhai`", "asks a question (`Q?`)", "in a terminal", "`-d`"]);
    assert!(!outcome.stderr.contains("IO error"), "{}", outcome.stderr);
    assert_eq!(tree::names(folder.path()), ["template"]);
}

#[test]
fn a_dry_run_runs_nothing_and_says_what_would() {
    let folder = template("system::command(\"touch ../../side-effect\");", &[("a", b"x")]);
    for args in [&["--dry-run"][..], &["--dry-run", "--quiet"]] {
        let outcome = new(folder.path(), args).success();
        assert!(outcome.stderr.contains("touch ../../side-effect"), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("In a dry run none of them runs"), "{}", outcome.stderr);
    }
    assert_eq!(tree::names(folder.path()), ["template"]);
}

/// The commands of cargo-generate's library aren't reached by a sub-template's name.
#[test]
fn a_sub_template_is_no_option() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("template").join("--destination=elsewhere");
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("cargo-generate.toml"), "[hooks]\npre = [\"h.rhai\"]\n").unwrap();
    fs::write(path.join("h.rhai"), "").unwrap();
    fs::write(path.join("a"), "x").unwrap();
    new(folder.path(), &[]).success();
    assert_eq!(tree::names(folder.path()), ["demo", "template"]);
}

/// Only what was shown runs, wherever it's called from.
#[test]
fn a_script_that_was_not_shown_does_not_run() {
    for (name, text) in [
        ("a", "{% assign s = 'x.rhai' %}{{ '}}' | append: '' }}{{ s | rhai }}"),
        ("a", "{{ 'x' | append: '.rhai' | rhai }}"),
        ("{{ s | rhai }}", ""),
    ] {
        let folder = template("variable::set(\"s\", \"x.rhai\");", &[(name, text.as_bytes())]);
        fs::write(folder.path().join("template/x.rhai"), "system::command(\"touch ../../../ran\"); \"x\"").unwrap();
        let outcome = new(folder.path(), &[]);
        assert_eq!(outcome.code, Some(1), "{text}: {}", outcome.stderr);
        assert_eq!(tree::names(folder.path()), ["template"], "{text}");
    }
    // One behind braces in a quoted text is found, and shown.
    let folder =
        template("", &[("{{ \"x.rhai\" | rhai }}.txt", b""), ("b", b"{{ '}}' | append: '' }}{{ 'x.rhai' | rhai }}")]);
    fs::write(folder.path().join("template/x.rhai"), "\"made\"").unwrap();
    let shown = new(folder.path(), &["--dry-run"]).stderr;
    assert!(
        shown.contains("filter (`b`, line 1): `x.rhai`") && shown.contains(" | rhai }}.txt`, line 1): `x.rhai`"),
        "{shown}"
    );
    new(folder.path(), &[]).success();
    assert_eq!(tree::names(&folder.path().join("demo")), [".cargo-scaffold.toml", "b", "made.txt"]);
}

/// A hook can't have another one run with a text that wasn't shown.
#[test]
fn a_script_runs_as_it_was_shown() {
    let hook = "file::write(\"more.rhai\", \"fn x() { system::command(`touch ../../../ran`) }\"); import \"more\" as more; more::x();";
    let folder = template(hook, &[("more.rhai", b"fn x() { print(\"as shown\") }")]);
    let outcome = new(folder.path(), &[]).success();
    assert!(outcome.stderr.contains("as shown"), "{}", outcome.stderr);
    assert!(!folder.path().join("ran").exists());
}

#[test]
fn standard_output_stays_for_results() {
    let folder = template("print(\"said\"); \"returned\"", &[("a", b"x")]);
    let mut command = scaffold(folder.path());
    command.args(["new", "demo", "--path", "template", "--yes", "--trust", "--vcs", "none", "--format", "json"]);
    let outcome = tests::scaffold::run(&mut command).success();
    assert!(outcome.stdout.starts_with('{') && !outcome.stdout.contains("said"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("said") && outcome.stderr.contains("h.rhai: returned"), "{}", outcome.stderr);
}
