//! Joining a cargo workspace: `tests/fixtures/workspaces/<case>/` has the manifest as it is (`in.toml`) and as it
//! should be (`out.toml`) after `new crates/middle`.

use std::{fs, path::Path, process::Command};

use tempfile::tempdir;
use tests::{
    scaffold::{run, run_in},
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
