//! What `new` prints, and that its next commands work as printed.

use serde_json::Value;
use tempfile::tempdir;
use tests::{
    scaffold::{run, run_in, scaffold},
    tree::{self, names},
};

#[test]
fn a_dry_run_prints_the_tree_with_sizes_and_writes_nothing() {
    let folder = tempdir().unwrap();
    let dry = run_in(folder.path(), ["new", "mylib", "--yes", "--dry-run"]).success();
    let json = run_in(folder.path(), ["new", "mylib", "--yes", "--dry-run", "--format", "json"]).success();
    assert!(names(folder.path()).is_empty());
    let json: Value = serde_json::from_str(&json.stdout).unwrap();

    run_in(folder.path(), ["new", "mylib", "--yes"]).success();
    let made = tree::read(&folder.path().join("mylib"));
    let planned: Vec<(&str, u64)> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["bytes"].as_u64().unwrap()))
        .collect();
    let written: Vec<(&str, u64)> =
        made.iter().map(|(path, file)| (path.as_str(), file.contents.len() as u64)).collect();
    assert_eq!(planned, written);
    for (path, bytes) in written {
        let name = path.rsplit('/').next().unwrap();
        let shown =
            dry.stdout.lines().any(|line| line.trim().starts_with(name) && line.ends_with(&format!(" {bytes} B")));
        assert!(shown, "`{path}`, {bytes} B, isn't in:\n{}", dry.stdout);
    }
}

#[test]
fn status_goes_to_stderr_and_quiet_is_silent() {
    let folder = tempdir().unwrap();
    let loud = run_in(folder.path(), ["new", "one", "--yes"]).success();
    assert!(loud.stderr.contains("Created `one`"), "{}", loud.stderr);
    assert!(loud.stdout.contains("cd one"), "{}", loud.stdout);
    let quiet = run_in(folder.path(), ["new", "two", "--yes", "--quiet"]).success();
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    let colourless = run_in(folder.path(), ["new", "one", "--yes"]);
    assert!(!colourless.stderr.contains('\u{1b}'), "{}", colourless.stderr);
}

#[test]
fn it_runs_through_cargo_and_directly() {
    let folder = tempdir().unwrap();
    let through_cargo = run(scaffold(folder.path()).args(["scaffold", "new", "--help"])).success();
    assert!(through_cargo.stdout.contains("Usage: cargo scaffold new"), "{}", through_cargo.stdout);
    let directly = run(scaffold(folder.path()).args(["new", "--help"])).success();
    assert!(directly.stdout.contains("Usage: cargo-scaffold new"), "{}", directly.stdout);
}
