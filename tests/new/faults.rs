//! What is said of a template's faults, and of what only looks like one.

use std::fs;

use tempfile::tempdir;
use tests::{
    repository::root,
    scaffold::{Outcome, run_in},
    transcript::Transcript,
};

/// Uses a template with these files.
fn new(files: &[(&str, &str)], args: &[&str]) -> Outcome {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("kit")).unwrap();
    files.iter().for_each(|(path, text)| fs::write(folder.path().join("kit").join(path), text).unwrap());
    run_in(folder.path(), [&["new", "x", "--path", "kit", "--yes", "--vcs", "none"][..], args].concat())
}

fn fixture(name: &str, args: &[&str]) -> Outcome {
    let template = root().join("tests/fixtures/templates").join(name).join("template");
    let new = ["new", "x", "--path", template.to_str().unwrap(), "--yes", "--vcs", "none"];
    run_in(tempdir().unwrap().path(), [&new[..], args].concat())
}

#[test]
fn a_condition_on_a_question_that_is_not_asked_is_none() {
    fixture("unasked", &["--strict"]).success();
    let broken = "[conditional.'!other']\nignore = [\"a\"]\n";
    new(&[("cargo-generate.toml", broken)], &["--strict"])
        .error(&["line 1: condition `!other`", "`cargo-generate.toml`"]);
}

#[test]
fn a_variable_with_a_default_is_none() {
    new(&[("a.txt", "{{ v | default: \"0.5.1\" }} {{-v|default:'x'}}")], &["--strict"]).success();
    for text in ["{{ v | upcase | default: 'x' }}", "{{ v | default: 'x' }}\n{{ v }}", "{{ v.w | default: 'x' }}"] {
        let line = format!("`a.txt`, line {}: ", text.lines().count());
        new(&[("a.txt", text)], &["--strict"]).error(&[&line]);
    }
}

#[test]
fn a_text_that_stays_as_it_is_has_one_fault() {
    let outcome = new(&[("a.yml", "{{ matrix }} ${{ matrix.os }}"), ("b.txt", "\n{{ matrix }}")], &[]).success();
    let warnings: Vec<_> = outcome.stderr.lines().filter(|line| line.starts_with("warning")).collect();
    assert_eq!(warnings.len(), 2, "{}", outcome.stderr);
    assert!(
        warnings[0].contains("`a.yml`, line 1: rendering fails, and the whole text stays as it is"),
        "{warnings:?}"
    );
    assert!(warnings[1].contains("`b.txt`, line 2: `matrix` isn't defined"), "{warnings:?}");
}

#[test]
fn what_is_not_liquid_is_shown_where_it_stands() {
    let mut transcript = Transcript::new("new/liquid");
    for (text, line) in [
        ("one\ntwo\n{{ x }}\n{% if a || b %}{% endif %}", 4),
        ("one\n{% for i in (1..3) %}{% endfor %}{% if a || b %}{% endif %}", 2),
        ("group: ${{ x }}-${{ a || b }}", 1),
        ("one\n\n{% nothing %}", 3),
        ("one\n{{ x | nothing }}", 2),
        ("one\n{{ x | kebab_case: 1 }}", 2),
    ] {
        let outcome = new(&[("a.txt", text)], &[]).error(&[&format!("`a.txt`, line {line}: ")]);
        assert!(!outcome.stderr.contains("scaffold_"), "{}", outcome.stderr);
        transcript.add(&["new", "x", "--path", "kit"], &outcome);
    }
    transcript.assert();
}

#[test]
fn a_question_that_cannot_be_asked_is_named_when_it_comes_up() {
    let parts = ["`cargo-generate.toml`, line 5: the question `no-prompt` can't be asked", "missing field `prompt`"];
    fixture("faulty-questions", &["-d", "k=true"]).error(&parts);
}

#[test]
fn an_answer_that_nothing_uses_is_named() {
    let asks_nothing = "the template has no question `extra`: it asks nothing";
    let outcome = new(&[("a.txt", "x")], &["-d", "extra=1"]).success();
    assert!(outcome.stderr.contains(asks_nothing), "{}", outcome.stderr);
    for used in [("a.txt", "{{ extra }}"), ("{{extra}}.txt", ""), ("lib.rhai", "variable::get(\"extra\")")] {
        let outcome = new(&[used], &["-d", "extra=1"]).success();
        assert!(!outcome.stderr.contains("warning"), "{}", outcome.stderr);
    }
}
