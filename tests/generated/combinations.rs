//! In every project all checks pass that its own CI would run: each combination of answers of the small templates, and for
//! `lib`, which has hundreds, few in which every two answers meet. What reaches no code takes turns.

use std::time::Instant;

use tests::{
    answers::{self, Answers},
    project::Project,
    tree::{self, Tree},
    workflow,
};
use toml_edit::DocumentMut;

#[test]
fn lib() {
    one_after_the_other("lib", |project, answers| {
        assert_eq!(project.has("package.json"), answers.get("harness") == "node");
    });
}

#[test]
fn app() {
    one_after_the_other("app", |project, answers| {
        assert_eq!(project.has("package.json"), answers.get("bundler") != "none");
        assert_eq!(project.has("dist/index.html"), answers.get("bundler") != "none");
    });
}

#[test]
fn worker() {
    one_after_the_other("worker", |project, answers| {
        assert_eq!(project.has("wrangler.jsonc"), answers.get("runtime") == "edge");
    });
}

/// All projects of `kind` pass, each in the place of the last, and `check` is called with each.
fn one_after_the_other(kind: &str, check: impl Fn(&Project, &Answers)) {
    let mut project: Option<Project> = None;
    for answers in to_check(kind) {
        match &mut project {
            Some(last) => last.replace(kind, &answers),
            None => project = Some(Project::new(kind, &answers)),
        }
        let project = project.as_ref().expect("there's one");
        passes_its_own_ci(project, kind, &answers);
        check(project, &answers);
    }
}

/// What passes with a workflow passes without one, and what passes under one licence under any: nothing else is different.
#[test]
fn workflow_and_licence_change_only_their_files() {
    for kind in answers::kinds() {
        for answers in combinations(&kind) {
            let code_with = |answers: &Answers| code(tree::read(&Project::new(&kind, answers).folder));
            tree::assert_same(&code_with(&answers), &code_with(&checked_as(&answers)), &format!("{answers:?}"));
        }
    }
}

/// What is compiled, run or read by a tool: without what is about the workflow, the licence and who may publish.
fn code(mut tree: Tree) -> Tree {
    let named = [".cargo-scaffold.toml", "README.md"];
    tree.retain(|path, _| !path.starts_with(".github/") && !path.starts_with("LICENSE-") && !named.contains(&&**path));
    for (path, without_licence) in
        [("Cargo.toml", cargo_manifest as fn(&str) -> String), ("package.json", npm_manifest)]
    {
        if let Some(file) = tree.get_mut(path) {
            file.contents = without_licence(str::from_utf8(&file.contents).expect("a manifest is UTF-8")).into_bytes();
        }
    }
    tree
}

fn cargo_manifest(text: &str) -> String {
    let mut manifest: DocumentMut = text.parse().expect("`Cargo.toml` is TOML");
    let package = manifest["package"].as_table_mut().expect("a crate is a package");
    for key in ["license", "publish"] {
        package.remove(key);
    }
    manifest.to_string()
}

fn npm_manifest(text: &str) -> String {
    let mut manifest: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).expect("it's JSON");
    manifest.retain(|key, _| !["license", "private"].contains(&key.as_str()));
    serde_json::to_string_pretty(&manifest).expect("text, and so JSON")
}

fn combinations(kind: &str) -> Vec<Answers> {
    match kind {
        "lib" => answers::pairwise(kind),
        _ => answers::all(kind),
    }
}

/// The combination that is checked for this one: with a workflow, and under the first licence.
fn checked_as(answers: &Answers) -> Answers {
    answers.with("ci", "github").with("license", "MIT OR Apache-2.0")
}

/// Each combination that [`checked_as`] leaves, once. The licences take turns.
fn to_check(kind: &str) -> Vec<Answers> {
    let mut left: Vec<Answers> = Vec::new();
    for answers in combinations(kind).iter().map(checked_as) {
        if !left.contains(&answers) {
            left.push(answers);
        }
    }
    let (_, licences) = answers::questions(kind).into_iter().find(|(name, _)| name == "license").expect("it's asked");
    left.iter().zip(licences.iter().cycle()).map(|(answers, licence)| answers.with("license", licence)).collect()
}

/// Runs the `run` steps of the project's workflow.
#[track_caller]
pub fn passes_its_own_ci(project: &Project, kind: &str, answers: &Answers) {
    let folder = project.folder.join(".github/workflows");
    let workflows: Vec<_> = std::fs::read_dir(&folder).expect("a workflow").flatten().collect();
    assert_eq!(workflows.len(), 1, "one workflow in {}", folder.display());
    for step in workflow::run_steps(&workflows[0].path()) {
        let start = Instant::now();
        let outcome = project.shell(&step);
        eprintln!("{kind}: {:.1} s: {}", start.elapsed().as_secs_f64(), step.lines().next().unwrap_or_default());
        assert_eq!(outcome.code, Some(0), "`{step}` with {answers:?}:\n{}\n{}", outcome.stdout, outcome.stderr);
        assert!(!outcome.stderr.contains("warning: unused"), "`{step}` with {answers:?}:\n{}", outcome.stderr);
    }
    assert!(project.has(format!("pkg/my{kind}_bg.wasm")), "{answers:?}");
}
