//! Joining a cargo workspace: `tests/fixtures/workspaces/<case>/` has the manifest as it is (`in.toml`) and as it
//! should be (`out.toml`) after `new crates/middle`.

use std::{fs, path::Path, process::Command};

use tempfile::tempdir;
use tests::{
    scaffold::{isolate, run, run_in},
    transcript::Transcript,
    tree::names,
};

#[test]
fn a_workspace_gets_the_member_and_keeps_its_comments() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/workspaces");
    for case in names(&cases) {
        let read = |name| fs::read_to_string(cases.join(&case).join(name)).unwrap();
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("crates")).unwrap();
        fs::write(folder.path().join("Cargo.toml"), read("in.toml")).unwrap();
        run_in(folder.path(), ["new", "crates/middle", "--yes"]).success();
        let joined = fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
        assert_eq!(joined, read("out.toml"), "{case}");
        assert!(joined.lines().count() == read("out.toml").lines().count());
    }
}

#[test]
fn cargo_takes_the_new_member_without_a_warning() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("Cargo.toml"), "[workspace]\nresolver = \"3\"\n").unwrap();
    run_in(folder.path(), ["new", "mylib", "--yes"]).success();
    let metadata = ["metadata", "--format-version", "1", "--no-deps"];
    let outcome = run(Command::new(env!("CARGO")).args(metadata).current_dir(folder.path().join("mylib"))).success();
    assert!(outcome.stdout.contains("\"name\":\"mylib\""));
    assert_eq!(outcome.stderr, "");
}

#[test]
fn a_broken_workspace_manifest_is_an_error_and_writes_nothing() {
    let folder = tempdir().unwrap();
    let manifest = folder.path().join("Cargo.toml");
    let mut transcript = Transcript::new("new/workspace");
    for text in ["[workspace\n", "[workspace]\nmembers = \"all\"\n"] {
        fs::write(&manifest, text).unwrap();
        transcript.error(folder.path(), &["new", "mylib", "--yes"]);
        assert_eq!(fs::read_to_string(&manifest).unwrap(), text);
        assert_eq!(names(folder.path()), ["Cargo.toml"]);
    }
    transcript.assert();
}

/// Cargo takes no workspace in another: the surrounding one stays as it is, and goes on working.
#[test]
fn a_project_that_is_a_workspace_joins_none() {
    let folder = tempdir().unwrap();
    let manifest = "[workspace]\nmembers = []\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    let template = folder.path().join("template/k/src");
    fs::create_dir_all(&template).unwrap();
    fs::write(template.join("lib.rs"), "").unwrap();
    fs::write(folder.path().join("template/Cargo.toml"), "[workspace]\nmembers = [\"k\"]\n").unwrap();
    let package = "[package]\nname = \"{{project-name}}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(folder.path().join("template/k/Cargo.toml"), package).unwrap();
    let made = run_in(folder.path(), ["new", "demo", "--path", "template", "--yes"]).success();
    assert!(made.stderr.contains("is a workspace itself"), "{}", made.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("Cargo.toml")).unwrap(), manifest);
    let mut cargo = Command::new(env!("CARGO"));
    let metadata = cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    run(isolate(metadata.current_dir(folder.path().join("demo")))).success();

    run_in(folder.path(), ["new", "alone", "--yes", "--no-workspace"]).success();
    assert_eq!(fs::read_to_string(folder.path().join("Cargo.toml")).unwrap(), manifest);
}
