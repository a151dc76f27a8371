//! Answers: where they come from, which one wins, and what is no answer.

use std::fs;

use serde_json::Value;
use tempfile::tempdir;
use tests::{
    scaffold::{run, run_in, scaffold},
    transcript::Transcript,
    tree::names,
};

#[test]
fn what_is_unknown_is_an_error_that_knows_better() {
    let folder = tempdir().unwrap();
    let mut transcript = Transcript::new("new/answers");
    for args in [
        ["--kind", "lbi"],
        ["--kind", "lib/../lib"],
        ["-d", "alocator=talc"],
        ["-d", "allocator=tlac"],
        ["-d", "allocator=???"],
        ["-d", "allocator"],
        ["--answers", "none.toml"],
    ] {
        transcript.error(folder.path(), &[&["new", "mylib", "--yes"][..], &args].concat());
    }
    transcript.assert();
    assert_eq!(run_in(folder.path(), ["new", "mylib", "--colour"]).code, Some(2), "wrong usage");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_broken_answers_file_names_line_and_column() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.toml");
    let mut transcript = Transcript::new("new/answers-file");
    for text in [
        &b"optimize = \"size\"\nallocator = talc\n"[..],
        b"[values]\noptimize = 3\n",
        b"optimise = \"size\"\n",
        b"optimize = \"\xff\"\n",
    ] {
        fs::write(&file, text).unwrap();
        transcript.error(folder.path(), &["new", "mylib", "--yes", "--answers", "a.toml"]);
    }
    transcript.assert();
    assert_eq!(names(folder.path()), ["a.toml"]);
}

#[test]
fn a_definition_wins_over_the_file_and_the_file_over_the_default() {
    let folder = tempdir().unwrap();
    for text in
        ["optimize = \"size\"\nallocator = \"lol_alloc\"", "[values]\noptimize = \"size\"\nallocator = \"lol_alloc\""]
    {
        fs::write(folder.path().join("a.toml"), text).unwrap();
        let args =
            ["new", "x1", "--yes", "--dry-run", "--format", "json", "--answers", "a.toml", "-d", "allocator=default"];
        let json: Value = serde_json::from_str(&run_in(folder.path(), args).success().stdout).unwrap();
        assert_eq!(json["answers"]["optimize"], "size");
        assert_eq!(json["answers"]["allocator"], "default");
        assert_eq!(json["answers"]["ci"], "github");
    }
}

#[test]
fn a_record_makes_the_same_project_again() {
    let folder = tempdir().unwrap();
    let first = ["new", "first", "--name", "mylib", "--yes", "-d", "optimize=size", "--scope", "acme"];
    run_in(folder.path(), first).success();
    let again = ["new", "again", "--name", "mylib", "--yes", "--answers", "first/.cargo-scaffold.toml"];
    run_in(folder.path(), again).success();
    let read = |name| tests::tree::read(&folder.path().join(name));
    tests::tree::assert_same(&read("first"), &read("again"), "both projects");
    let record = fs::read_to_string(folder.path().join("first/.cargo-scaffold.toml")).unwrap();
    assert!(record.contains("source = \"builtin:lib\"") && record.contains("scope = \"@acme\""), "{record}");
}

/// What is set for any template isn't taken by one that doesn't use it: it may be a secret, and a record is committed.
#[test]
fn the_record_holds_what_the_template_uses() {
    let folder = tempdir().unwrap();
    let template = folder.path().join("template");
    fs::create_dir(&template).unwrap();
    fs::write(template.join("cargo-generate.toml"), "[placeholders]\nasked = { prompt = \"?\", default = \"x\" }\n")
        .unwrap();
    fs::write(template.join("a"), "{{used}}").unwrap();
    let mut command = scaffold(folder.path());
    command.args(["new", "mine", "--path", "template", "--yes", "-d", "unused=-d"]);
    for name in ["TOKEN", "USED", "ASKED"] {
        command.env(format!("CARGO_GENERATE_VALUE_{name}"), "s3cret");
    }
    run(&mut command).success();
    let record = fs::read_to_string(folder.path().join("mine/.cargo-scaffold.toml")).unwrap();
    let (_, answers) = record.split_once("[answers]\n").unwrap();
    assert_eq!(answers, "asked = \"s3cret\"\nused = \"s3cret\"\n");
    assert_eq!(fs::read_to_string(folder.path().join("mine/a")).unwrap(), "s3cret");
}
