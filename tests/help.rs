//! The examples that `--help` gives run as they stand.

use tests::{answers::Answers, project::Project};

#[test]
fn examples_of_new() {
    let project = Project::new("lib", &Answers(vec![("harness".to_owned(), "none".to_owned())]));
    for example in examples(&project, "new") {
        // Each in a place of its own, with the folder that one of them creates into.
        let line = format!(
            "rm -rf place && mkdir -p place/crates && cd place && printf '[workspace]' > Cargo.toml && {example}"
        );
        project.shell(&line).success();
    }
}

#[test]
fn examples_of_build() {
    let project = Project::new("lib", &Answers(vec![("harness".to_owned(), "none".to_owned())]));
    for example in examples(&project, "build") {
        project.shell(&example).success();
    }
    assert!(project.has("pkg/package.json") && project.has("../site/mylib/package.json"));
}

#[test]
fn examples_of_list() {
    let project = Project::new("lib", &Answers(vec![("harness".to_owned(), "none".to_owned())]));
    for example in examples(&project, "list") {
        project.shell(&example).success();
    }
}

#[test]
fn examples_of_kit_check() {
    let project = Project::new("lib", &Answers(vec![("harness".to_owned(), "none".to_owned())]));
    let kit = "rm -rf kit && mkdir -p kit/src && cd kit && touch cargo-generate.toml src/lib.rs \
               && printf '[package]\nname = \"{{project-name}}\"\n' > Cargo.toml.liquid";
    for example in examples(&project, "kit check") {
        project.shell(&format!("{kit} && {example}")).success();
    }
}

#[test]
fn every_kind_is_explained() {
    let project = Project::new("lib", &Answers(Vec::new()));
    let help = project.shell("cargo scaffold new --help").success().stdout;
    for kind in tests::answers::kinds() {
        assert!(help.contains(&format!("`{kind}`, ")), "`{kind}` isn't in {help}");
    }
}

fn examples(project: &Project, command: &str) -> Vec<String> {
    let help = project.shell(&format!("cargo scaffold {command} --help")).success().stdout;
    let (_, examples) = help.split_once("Examples:\n").expect("help that teaches");
    let examples: Vec<_> = examples.lines().map(|line| line.trim().to_owned()).collect();
    assert!(examples.len() >= 3, "{help}");
    examples
}
