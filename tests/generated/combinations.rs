//! In every project all checks pass that its own CI would run: each combination of answers of the small templates, and for
//! `lib`, which has hundreds, few in which every two answers meet.

use tests::{
    answers::{self, Answers},
    project::Project,
    tree::{self, Tree},
    workflow,
};

#[test]
fn lib() {
    for answers in with_ci(combinations("lib")) {
        let project = passes_its_own_ci("lib", &answers);
        assert_eq!(project.has("package.json"), answers.get("harness") == "node");
    }
}

#[test]
fn app() {
    for answers in with_ci(combinations("app")) {
        let project = passes_its_own_ci("app", &answers);
        assert_eq!(project.has("package.json"), answers.get("bundler") != "none");
        assert_eq!(project.has("dist/index.html"), answers.get("bundler") != "none");
    }
}

#[test]
fn worker() {
    for answers in with_ci(combinations("worker")) {
        let project = passes_its_own_ci("worker", &answers);
        assert_eq!(project.has("wrangler.jsonc"), answers.get("runtime") == "edge");
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

/// Makes a project, and runs the `run` steps of its workflow.
#[track_caller]
fn passes_its_own_ci(kind: &str, answers: &Answers) -> Project {
    let project = Project::new(kind, answers);
    let folder = project.folder.join(".github/workflows");
    let workflows: Vec<_> = std::fs::read_dir(&folder).expect("a workflow").flatten().collect();
    assert_eq!(workflows.len(), 1, "one workflow in {}", folder.display());
    for step in workflow::run_steps(&workflows[0].path()) {
        let outcome = project.shell(&step);
        assert_eq!(outcome.code, Some(0), "`{step}` with {answers:?}:\n{}\n{}", outcome.stdout, outcome.stderr);
        assert!(!outcome.stderr.contains("warning: unused"), "`{step}` with {answers:?}:\n{}", outcome.stderr);
    }
    assert!(project.has(format!("pkg/my{kind}_bg.wasm")), "{answers:?}");
    project
}
