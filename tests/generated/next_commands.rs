//! What `new` prints as the next commands works as printed.

use serde_json::Value;
use tests::{answers::Answers, project::Project, scaffold::run_in};

fn follow(harness: &str) -> Project {
    let answers = Answers(vec![("harness".to_owned(), harness.to_owned())]);
    let project = Project::new(&answers);
    let parent = project.folder.parent().unwrap();
    let args = ["new", "other", "--name", "mylib", "--yes", "--dry-run", "--format", "json", "-d"];
    let answer = format!("harness={harness}");
    let json = run_in(parent, args.into_iter().chain([answer.as_str()])).success().stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let next: Vec<_> = json["next"].as_array().unwrap().iter().map(|command| command.as_str().unwrap()).collect();
    assert_eq!(next.len(), 3, "{next:?}");
    assert_eq!(next[0], "cd other");
    for command in &next[1..] {
        project.shell(command).success();
    }
    project
}

#[test]
fn they_work_with_the_harness() {
    assert!(follow("node").has("node_modules"));
}

#[test]
fn they_work_without_it() {
    assert!(follow("none").has("pkg/package.json"));
}
