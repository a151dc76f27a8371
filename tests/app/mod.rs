//! The app with each bundler, as its developer and its visitors meet it, in Chromium.
#![cfg(unix)]

mod built;
mod development;

use std::{fs, path::Path};

use tests::{answers::Answers, project::Project, repository, scaffold::run};

/// An app that is made for the test that names it, with what its bundler needs.
fn app(name: &str, bundler: &str) -> Project {
    let project = Project::named(name, "app", &Answers(vec![("bundler".to_owned(), bundler.to_owned())]));
    if bundler != "none" {
        project.shell("npm install --no-audit --no-fund").success();
    }
    project
}

/// Runs `tests/environments/app-<name>.mjs`.
#[track_caller]
fn drive(project: &Project, name: &str, args: &[&str]) {
    let script = repository::root().join(format!("tests/environments/app-{name}.mjs"));
    run(project.command("node").arg(script).args(args)).success();
}

fn edit(project: &Project, path: &str, change: impl FnOnce(&str) -> String) {
    let path = project.folder.join(path);
    let before = fs::read_to_string(&path).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "nothing to change in {}", path.display());
    fs::write(path, after).unwrap();
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path is UTF-8")
}
