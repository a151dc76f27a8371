//! In every project all checks pass that its own CI would run: each combination of answers of the small templates, and for
//! `lib`, which has hundreds, few in which every two answers meet.

use std::time::Instant;

use tests::{
    answers::{self, Answers},
    project::Project,
    tree::{self, Tree},
    workflow,
};

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
    for answers in with_ci(combinations(kind)) {
        match &mut project {
            Some(last) => last.replace(kind, &answers),
            None => project = Some(Project::new(kind, &answers)),
        }
        let project = project.as_ref().expect("there's one");
        passes_its_own_ci(project, kind, &answers);
        check(project, &answers);
    }
}

/// What passes with a workflow passes without one: nothing else is different.
#[test]
fn without_ci_only_its_files_are_missing() {
    for kind in answers::kinds() {
        for answers in combinations(&kind).into_iter().filter(|answers| answers.get("ci") == "none") {
            let tree_with = |answers: &Answers| code(tree::read(&Project::new(&kind, answers).folder));
            tree::assert_same(&tree_with(&answers), &tree_with(&answers.with("ci", "github")), &format!("{answers:?}"));
        }
    }
}

/// The files that are not about CI, as the workflow is, the README and the record.
fn code(mut tree: Tree) -> Tree {
    let about = |path: &str| path.starts_with(".github/") || [".cargo-scaffold.toml", "README.md"].contains(&path);
    tree.retain(|path, _| !about(path));
    tree
}

fn combinations(kind: &str) -> Vec<Answers> {
    match kind {
        "lib" => answers::pairwise(kind),
        _ => answers::all(kind),
    }
}

/// The combinations, each with a workflow, and once.
fn with_ci(combinations: Vec<Answers>) -> Vec<Answers> {
    let mut with_ci: Vec<Answers> = Vec::new();
    for answers in combinations {
        let answers = answers.with("ci", "github");
        if !with_ci.contains(&answers) {
            with_ci.push(answers);
        }
    }
    with_ci
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
