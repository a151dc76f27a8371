//! Every pair of answers meets in some project, and in each all checks pass that its own CI would run.

use tests::{
    answers::{self, Answers},
    project::Project,
    workflow,
};

#[test]
fn every_pair_of_answers_passes_the_projects_own_ci() {
    for answers in &answers::pairwise("lib") {
        let project = Project::new(answers);
        for step in steps(answers, &project) {
            let outcome = project.shell(&step);
            assert_eq!(outcome.code, Some(0), "`{step}` with {answers:?}:\n{}\n{}", outcome.stdout, outcome.stderr);
            assert!(!outcome.stderr.contains("warning: unused"), "`{step}` with {answers:?}:\n{}", outcome.stderr);
        }
        assert!(project.has("pkg/mylib_bg.wasm"), "{answers:?}");
        assert_eq!(project.has("package.json"), answers.get("harness") == "node");
    }
}

/// The `run` steps of the project's workflow; a project without one has to pass that of its twin which has.
fn steps(answers: &Answers, project: &Project) -> Vec<String> {
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
    workflows(&Project::new(&twin))
}
