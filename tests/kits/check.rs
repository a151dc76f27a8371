//! `cargo scaffold kit check`: a kit's own test.

use std::{collections::BTreeSet, fs};

use tempfile::tempdir;
use tests::{
    answers,
    repository::root,
    scaffold::{Outcome, run_in},
    transcript::Transcript,
};

fn check(path: &str, args: &[&str]) -> Outcome {
    let path = root().join(path);
    let folder = tempdir().unwrap();
    run_in(folder.path(), [&["kit", "check", path.to_str().unwrap()][..], args].concat())
}

#[test]
fn our_own_templates_are_sound_in_every_combination() {
    let outcome = check("", &["--all"]).success();
    let combinations: usize = answers::kinds().iter().map(|kind| answers::all(kind).len()).sum();
    // The scope is free text: here it has its default only.
    let lib = answers::all("lib").len();
    assert_eq!(outcome.stdout.lines().count(), combinations - lib / 2, "{}", outcome.stderr);
    assert!(outcome.stdout.lines().all(|line| line.starts_with("ok   ")), "{}", outcome.stdout);
}

#[test]
fn every_problem_is_named_with_its_place() {
    let outcome = check("tests/fixtures/kits/faulty", &["--quiet"]);
    let outcome = outcome.error(&["the lint found 7 problems"]);
    assert_eq!(outcome.stdout.lines().count(), 7, "{}", outcome.stdout);
    let mut transcript = Transcript::new("kits/check");
    transcript.add(&["kit", "check", "faulty", "--quiet"], &outcome);
    transcript.assert();
}

#[test]
fn nothing_is_said_of_what_only_looks_wrong() {
    let outcome = check("tests/fixtures/kits/sound", &[]).success();
    assert!(!outcome.stdout.contains("lint"), "{}", outcome.stdout);
    for tried in ["level=a2", "level=b2", "crate_type=lib", "crate_type=bin"] {
        assert!(outcome.stdout.contains(tried), "{tried}: {}", outcome.stdout);
    }
    let outcome = check("tests/fixtures/kits/sound", &["-d", "kind=a", "-d", "crate_type=lib"]).success();
    assert!(!outcome.stdout.contains("lint"), "{}", outcome.stdout);
}

#[test]
fn a_question_that_cannot_be_asked_is_told() {
    let outcome = check("tests/fixtures/kits/faulty-question", &[]);
    let outcome = outcome.error(&["the lint found 1 problem"]);
    let lint = "lint `cargo-generate.toml`, line 4: the question `level` can't be asked: \
                 `default` is none of the choices: `b`";
    assert_eq!(outcome.stdout.lines().collect::<Vec<_>>(), ["ok   flag=false", lint]);
}

#[test]
fn all_questions_without_a_default_are_named_at_once() {
    let advice = "`first`, `second`: answer with `-d first=VALUE -d second=VALUE`";
    check("tests/fixtures/kits/unanswerable", &[]).error(&[advice]);
    check("tests/fixtures/kits/unanswerable", &["-d", "flag=false"]).error(&["`first`: answer with"]);
    let answered = check("tests/fixtures/kits/unanswerable", &["-d", "first=1", "-d", "second=2", "-d", "third=3"]);
    assert_eq!(answered.success().stdout.lines().count(), 2);
}

#[test]
fn a_command_runs_in_every_combination() {
    let marks = tempdir().unwrap();
    let run = format!("echo \"$CARGO_TARGET_DIR\" > {}/$$ && ! grep -q 'false a' text.txt", marks.path().display());
    let outcome = check("tests/fixtures/kits/faulty", &["--all", "--run", &run]);
    let outcome = outcome.error(&["1 of 4 combinations failed"]);
    let failed: Vec<_> = outcome.stdout.lines().filter(|line| line.starts_with("FAIL")).collect();
    assert_eq!(failed, ["FAIL used=false unused=kind kind=a"], "{}", outcome.stdout);
    let targets = fs::read_dir(marks.path()).unwrap().map(|mark| fs::read_to_string(mark.unwrap().path()).unwrap());
    let targets: Vec<_> = targets.collect();
    assert_eq!((targets.len(), targets.iter().collect::<BTreeSet<_>>().len()), (4, 1), "one target folder for all");
}

#[test]
fn scripts_run_after_consent_only() {
    let run = ["--run", "test -d made && grep -q 'from a filter' README.md"];
    let refused = ["hook (pre): `hooks/pre.rhai`", "it runs scripts, and none has run", "`--trust`"];
    check("tests/fixtures/scripts/whole", &run).error(&refused);
    let outcome = check("tests/fixtures/scripts/whole", &[&run[..], &["--trust"]].concat()).success();
    assert_eq!(outcome.stdout.lines().count(), 6, "{}", outcome.stdout);
    let outcome = check("tests/fixtures/scripts/abort", &["--trust"]).error(&["1 of 1 combination failed"]);
    assert!(outcome.stdout.starts_with("FAIL no questions\n"), "{}", outcome.stdout);
}

#[test]
fn for_programs() {
    let outcome =
        check("tests/fixtures/kits/faulty", &["--all", "--format", "json", "--run", "grep -q 'true a' text.txt"]);
    let outcome = outcome.error(&["3 of 4 combinations failed"]);
    let [template] = &serde_json::from_str::<[serde_json::Value; 1]>(&outcome.stdout).unwrap();
    assert_eq!((&template["template"], template["diagnostics"].as_array().unwrap().len()), (&"".into(), 7));
    let combinations = template["combinations"].as_array().unwrap();
    assert_eq!(combinations.len(), 4);
    for combination in combinations {
        let answers = &combination["answers"];
        let good = answers["used"] == "true" && answers["kind"] == "a";
        assert_eq!(combination["error"].is_null(), good, "{combination:#}");
    }
}

#[test]
fn what_cannot_be_checked_is_said() {
    check("nowhere", &[]).error(&["nowhere"]);
    let folder = tempdir().unwrap();
    let manifest = "[placeholders.x]\nprompt = \"?\"\ntype = \"string\"\nchoices = [\"a\"]\ndefault = \"b\"\n";
    fs::write(folder.path().join("cargo-generate.toml"), manifest).unwrap();
    run_in(folder.path(), ["kit", "check", "."]).error(&["`default` is none of the choices: `b`"]);

    // It keeps the others back from nothing.
    let folder = tempdir().unwrap();
    for (template, manifest) in [("asks", "[placeholders.x]\nprompt = \"?\"\n"), ("works", "")] {
        fs::create_dir(folder.path().join(template)).unwrap();
        fs::write(folder.path().join(template).join("cargo-generate.toml"), manifest).unwrap();
        fs::write(folder.path().join(template).join("file.txt"), "{{ x }}").unwrap();
    }
    fs::write(folder.path().join("works/file.txt"), "").unwrap();
    let outcome = run_in(folder.path(), ["kit", "check", "."]).error(&["1 of 2 templates failed", "`-d x=VALUE`"]);
    assert_eq!(outcome.stdout, "ok   no questions\n");
}
