//! Every pair of answers meets in some project, and in each all checks pass that its own CI would run.

use tests::{
    answers::{self, Answers},
    project::Project,
    workflow,
};

#[test]
fn lib() {
    for (answers, project) in projects_that_pass_their_own_ci("lib") {
        assert_eq!(project.has("package.json"), answers.get("harness") == "node");
    }
}

#[test]
fn app() {
    for (answers, project) in projects_that_pass_their_own_ci("app") {
        assert_eq!(project.has("package.json"), answers.get("bundler") != "none");
        assert_eq!(project.has("dist/index.html"), answers.get("bundler") != "none");
    }
}

#[test]
fn worker() {
    for (answers, project) in projects_that_pass_their_own_ci("worker") {
        assert_eq!(project.has("wrangler.jsonc"), answers.get("runtime") == "edge");
    }
}

/// Made and checked one after the other.
fn projects_that_pass_their_own_ci(kind: &str) -> impl Iterator<Item = (Answers, Project)> {
    answers::pairwise(kind).into_iter().map(move |answers| {
        let project = Project::new(kind, &answers);
        for step in steps(kind, &answers, &project) {
            let outcome = project.shell(&step);
            assert_eq!(outcome.code, Some(0), "`{step}` with {answers:?}:\n{}\n{}", outcome.stdout, outcome.stderr);
            assert!(!outcome.stderr.contains("warning: unused"), "`{step}` with {answers:?}:\n{}", outcome.stderr);
        }
        assert!(project.has(format!("pkg/my{kind}_bg.wasm")), "{answers:?}");
        (answers, project)
    })
}

/// The `run` steps of the project's workflow; a project without one has to pass that of its twin which has.
fn steps(kind: &str, answers: &Answers, project: &Project) -> Vec<String> {
    let workflows = |project: &Project| {
        let folder = project.folder.join(".github/workflows");
        let files: Vec<_> = std::fs::read_dir(&folder).expect("a workflow").flatten().collect();
        assert_eq!(files.len(), 1, "one workflow in {}", folder.display());
        workflow::run_steps(&files[0].path())
    };
    if answers.get("ci") == "github" {
        return workflows(project);
    }
    assert!(!project.has(".github"), "{answers:?}");
    let mut twin = answers.clone();
    twin.0.iter_mut().filter(|(name, _)| name == "ci").for_each(|(_, ci)| *ci = "github".to_owned());
    workflows(&Project::new(kind, &twin))
}
