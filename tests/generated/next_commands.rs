//! What `new` prints as the next commands works as printed.

use std::process::Command;

use serde_json::Value;

use tests::{
    answers::Answers,
    project::Project,
    scaffold::{isolate, run, run_in},
    server::Server,
};

/// Follows the printed commands in a project of `kind` that has `answer` to the question `question`.
fn follow(kind: &str, question: &str, answer: &str) -> Project {
    let name = format!("next-{kind}-{answer}");
    let project = Project::named(&name, kind, &Answers(vec![(question.to_owned(), answer.to_owned())]));
    let parent = project.folder.parent().unwrap();
    let args = ["new", "other", "--kind", kind, "--name", &name, "--yes", "--dry-run", "--format", "json", "-d"];
    let answer = format!("{question}={answer}");
    let json = run_in(parent, args.into_iter().chain([answer.as_str()])).success().stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let next: Vec<_> = json["next"].as_array().unwrap().iter().map(|command| command.as_str().unwrap()).collect();
    assert!(next.len() > 1, "{next:?}");
    assert_eq!(next[0], "cd other");
    for command in &next[1..] {
        if ["npm run dev", "cargo scaffold serve"].contains(command) {
            serves_a_page(&project, command);
        } else {
            project.shell(command).success();
        }
    }
    project
}

/// It ends when it's stopped: until then a page is there.
fn serves_a_page(project: &Project, command: &str) {
    let server = Server::start(project, command);
    let mut fetch = Command::new("node");
    let script = "fetch(process.argv[1]).then((response) => process.exit(response.ok ? 0 : 1))";
    run(isolate(fetch.args(["-e", script, &server.url]).current_dir(&project.folder))).success();
}

#[test]
fn app_with_vite() {
    assert!(follow("app", "bundler", "vite").has("pkg/package.json"));
}

#[test]
fn app_with_webpack() {
    assert!(follow("app", "bundler", "webpack").has("pkg/package.json"));
}

#[test]
fn app_without_a_bundler() {
    assert!(follow("app", "bundler", "none").has("pkg/package.json"));
}

#[test]
fn worker_in_the_browser() {
    assert!(follow("worker", "runtime", "browser").has("node_modules"));
}

#[test]
fn worker_at_the_edge() {
    assert!(follow("worker", "runtime", "edge").has("node_modules"));
}

#[test]
fn lib_with_the_harness() {
    assert!(follow("lib", "harness", "node").has("node_modules"));
}

#[test]
fn lib_without_it() {
    assert!(follow("lib", "harness", "none").has("pkg/package.json"));
}
