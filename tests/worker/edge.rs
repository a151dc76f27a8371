//! The handler at the edge, in workerd: Rust that panics, what's too large or malformed, changes while it runs, its size.

use std::fs;

use tests::{
    answers::Answers,
    project::Project,
    repository,
    server::{Server, wait_for},
};

fn project(name: &str) -> Project {
    let project = Project::named(name, "worker", &Answers(vec![("runtime".to_owned(), "edge".to_owned())]));
    project.shell("npm install --prefer-offline --no-audit --no-fund").success();
    project
}

/// Changes the Rust of a project.
fn edit(project: &Project, from: &str, to: &str) {
    let path = project.folder.join("src/similarity.rs");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "`{from}` isn't in {text}");
    fs::write(&path, text.replace(from, to)).unwrap();
}

#[test]
fn it_recovers_from_panics() {
    let project = project("edge-faults");
    edit(
        &project,
        "    let query: Vec<char>",
        r#"    assert!(query != "panic", "no answer to `{query}`");
    if query == "overflow" {
        let again = candidates.clone();
        return distances(query, again).into_iter().chain([1]).collect();
    }
    let query: Vec<char>"#,
    );
    project.shell("cargo scaffold build").success();
    let driver = repository::root().join("tests/environments/edge-faults.mjs");
    project.shell(&format!("node {} \"$PWD\"", driver.display())).success();
}

#[test]
fn it_is_small_and_follows_changes() {
    let project = project("edge-dev");
    let deploy = project.shell("npm run deploy -- --dry-run").success();
    let upload = deploy.stdout.lines().find(|line| line.starts_with("Total Upload")).unwrap_or_default();
    let size = upload.split("gzip: ").nth(1).and_then(|rest| rest.split(" KiB").next());
    let size: f64 = size.unwrap_or_else(|| panic!("no size in {}", deploy.stdout)).parse().unwrap();
    assert!(size < 12.0, "{size} KiB");

    let server = Server::start(&project, "npm run dev -- --port 0");
    assert_eq!(distance(&project, &server), "1");
    edit(&project, "u32::from(q != c)", "7 * u32::from(q != c)");
    wait_for(|| distance(&project, &server) == "2");
}

/// Of two letters, as the running server says it.
fn distance(project: &Project, server: &Server) -> String {
    let request = r#"{"query":"a","candidates":["b"]}"#;
    let answer = project.shell(&format!("curl -s -d '{request}' {}/rank", server.url)).stdout;
    answer.split("\"distance\":").nth(1).and_then(|rest| rest.split('}').next()).unwrap_or(&answer).to_owned()
}
