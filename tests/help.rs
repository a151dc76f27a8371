//! What help says of every command, and that its examples run as they stand.

use std::fs;

use tempfile::tempdir;
use tests::{
    answers::Answers,
    project::Project,
    scaffold::{Outcome, run, scaffold},
    transcript::Transcript,
    watch::Watch,
};

#[test]
fn every_command_has_its_help() {
    let mut commands = vec![Vec::new()];
    let mut number = 0;
    while let Some(command) = commands.pop() {
        let name = if command.is_empty() { "cargo-scaffold".to_owned() } else { command.join("-") };
        let mut transcript = Transcript::new(format!("help/{name}"));
        for flag in ["-h", "--help"] {
            let args: Vec<_> = command.iter().map(String::as_str).chain([flag]).collect();
            transcript.add(&args, &in_a_wide_terminal(&args).success());
        }
        transcript.assert();
        let args: Vec<_> = command.iter().map(String::as_str).chain(["-h"]).collect();
        commands.extend(subcommands(&in_a_wide_terminal(&args).stdout).map(|name| [&command[..], &[name]].concat()));
        number += 1;
    }
    assert!(number > 8, "only {number} commands");
}

/// The commands that a help lists, but for `help` itself.
fn subcommands(help: &str) -> impl Iterator<Item = String> {
    let listed = help.split_once("Commands:\n").map_or("", |(_, rest)| rest.split("\n\n").next().unwrap_or_default());
    // What goes on in the next line is further in.
    let first = listed.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    first.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned)
}

#[test]
fn wrong_usage_is_told_from_what_does_not_work() {
    let mut transcript = Transcript::new("help/wrong-usage");
    for args in [
        &["new"][..],
        &["new", "mylib", "--colour"],
        &["new", "mylib", "--path", "kit", "--kind", "lib"],
        &["new", "mylib", "web"],
        &["build", "--dev", "--profiling"],
        &["build", "--format", "yaml"],
        &["build", "--watch", "--update-bindgen"],
        &["kit"],
        &["kit", "add", "acme"],
        &["biuld"],
        &["init"],
        &["test"],
        &["dev"],
        &["publish"],
        &["generate", "mylib"],
    ] {
        let outcome = in_a_wide_terminal(args);
        assert_eq!(outcome.code, Some(2), "{args:?}: {}", outcome.stderr);
        transcript.add(args, &outcome);
    }
    transcript.assert();
}

fn in_a_wide_terminal(args: &[&str]) -> Outcome {
    run(scaffold(tempdir().unwrap().path()).arg("scaffold").args(args).env("COLUMNS", "100"))
}

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
        match example.contains("--watch") {
            true => goes_on(&project, &example, "Watching for changes"),
            false => drop(project.shell(&example).success()),
        }
    }
    assert!(project.has("pkg/package.json") && project.has("../site/mylib/package.json"));
}

#[test]
fn examples_of_bench() {
    let project = Project::new("lib", &Answers(Vec::new()));
    project.shell("sed -i.old 's/sizes: .*/sizes: [[8, 3]],/' js/inputs.js").success();
    for example in examples(&project, "bench") {
        project.shell(&example).success();
    }
    assert!(project.has("bench.svg"));
}

#[test]
fn examples_of_serve() {
    let project = Project::new("app", &Answers(vec![("bundler".to_owned(), "none".to_owned())]));
    let manifest = project.folder.join("Cargo.toml");
    let features = fs::read_to_string(&manifest).unwrap() + "\n[features]\nthreads = []\n";
    fs::write(manifest, features).unwrap();
    for example in examples(&project, "serve") {
        goes_on(&project, &format!("env BROWSER=true {example}"), "Serving http://");
    }
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

/// Runs a command that goes on until it says `part`.
fn goes_on(project: &Project, example: &str, part: &str) {
    let running = Watch::start(project.command("bash").args(["-c", &format!("exec {example}")]));
    running.line(|line| line.contains(part).then_some(()));
}

fn examples(project: &Project, command: &str) -> Vec<String> {
    let help = project.shell(&format!("cargo scaffold {command} --help")).success().stdout;
    let (_, examples) = help.split_once("Examples:\n").expect("help that teaches");
    let examples: Vec<_> = examples.lines().map(|line| line.trim().to_owned()).collect();
    assert!(examples.len() >= 3, "{help}");
    examples
}
