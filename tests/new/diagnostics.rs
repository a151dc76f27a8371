//! What is wrong with a template is told at once, and once.

use std::{fs, path::Path};

use tempfile::{TempDir, tempdir};
use tests::scaffold::{Outcome, run_in};

fn template(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("template")).unwrap();
    files.iter().for_each(|(path, text)| fs::write(folder.path().join("template").join(path), text).unwrap());
    folder
}

fn new(folder: &Path, args: &[&str]) -> Outcome {
    run_in(folder, [&["new", "demo", "--path", "template", "--yes", "--vcs", "none"][..], args].concat())
}

#[test]
fn every_file_that_is_not_liquid_is_named_with_its_line() {
    let files = [("a.yml", "${{ a || b }}\n"), ("b.hbs", "{{#if}}\n"), ("c.tsx", "<p style={{ color: 1 }}>\n")];
    let folder = template(&files);
    let outcome = new(folder.path(), &[]).error(&["`a.yml`, line 1", "`b.hbs`, line 1", "`c.tsx`, line 1"]);
    assert_eq!(outcome.stderr.matches("--> ").count(), 3, "{}", outcome.stderr);
    assert!(!folder.path().join("demo").exists());
}

#[test]
fn the_same_undefined_variable_is_told_once() {
    let names: Vec<_> = (0..20).map(|number| format!("f{number}")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), "{{project_name}}\n")).collect();
    let folder = template(&files);
    let stderr = new(folder.path(), &[]).success().stderr;
    assert_eq!(stderr.matches("warning").count(), 1, "{stderr}");
    assert!(stderr.contains("`project_name` isn't defined"), "{stderr}");
    assert!(stderr.contains("did you mean `project-name`?") && stderr.contains(", and 10 more"), "{stderr}");
}

#[test]
fn a_text_that_stays_names_what_is_missing() {
    let folder = template(&[("w.yml", "t: ${{ github.token }}\nn: {{project-name}}\n")]);
    let stderr = new(folder.path(), &[]).success().stderr;
    assert!(stderr.contains("the whole text stays as it is: `github` has no `token`"), "{stderr}");
    assert_eq!(
        fs::read_to_string(folder.path().join("demo/w.yml")).unwrap(),
        "t: ${{ github.token }}\nn: {{project-name}}\n"
    );
}

#[test]
fn strict_names_all_problems() {
    let folder = template(&[("a", "{{ one }}"), ("b", "{{ two }}")]);
    new(folder.path(), &["--strict"]).error(&["`one` isn't defined", "`two` isn't defined"]);
}

#[test]
fn a_project_without_a_next_step_says_none() {
    let folder = template(&[("a", "x")]);
    let outcome = new(folder.path(), &["--init"]).success();
    assert_eq!(outcome.stdout, "");
}
