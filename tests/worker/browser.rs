//! `runtime=browser`, in headless Chromium: served as plain files, by Vite in development, and built by Vite.

use std::{fs, os::unix::fs::symlink, sync::LazyLock};

use tests::{
    answers::Answers,
    project::Project,
    repository::root,
    scaffold::{Outcome, run},
    server::Server,
};

/// A project with functions beside its own that fail in every way.
static FAULTY: LazyLock<Project> = LazyLock::new(|| {
    let project = Project::named("faulty-worker", "worker", &Answers(vec![("runtime".into(), "browser".into())]));
    for (from, to) in [("faults.rs", "src/faults.rs"), ("pool.html", "pool.html"), ("pool-page.js", "pool-page.js")] {
        fs::copy(root().join("tests/fixtures/worker").join(from), project.folder.join(to)).expect("copied");
    }
    edit(&project, "src/lib.rs", |code| code.to_owned() + "mod faults;\n");
    edit(&project, "src/mandelbrot.rs", |code| {
        // What the others fail in is private to the sample, which needn't take as long here.
        replace(&replace(code, "    fn call(", "    pub fn call("), "LIMIT: u32 = 5000", "LIMIT: u32 = 500")
    });
    link_node_modules(&project);
    project.shell("cargo scaffold build").success();
    project
});

fn link_node_modules(project: &Project) {
    symlink(root().join("tests/environments/node_modules"), project.folder.join("node_modules")).expect("linked");
}

fn edit(project: &Project, path: &str, change: impl FnOnce(&str) -> String) {
    let path = project.folder.join(path);
    let text = fs::read_to_string(&path).expect("readable");
    fs::write(path, change(&text)).expect("writable");
}

#[track_caller]
fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "`{from}` isn't in:\n{text}");
    text.replace(from, to)
}

#[track_caller]
fn node(script: &str, args: &[&str]) -> Outcome {
    let script = root().join("tests/environments").join(script);
    run(FAULTY.command("node").arg(script).arg(&FAULTY.folder).args(args)).success()
}

#[test]
fn the_pool_served_as_files() {
    node("worker-pool.mjs", &["files"]);
}

#[test]
fn the_pool_in_vites_development_server() {
    node("worker-pool.mjs", &["dev"]);
}

#[test]
fn the_pool_built_by_vite() {
    node("worker-pool.mjs", &["vite"]);
}

#[test]
fn the_pool_built_by_webpack() {
    node("worker-pool.mjs", &["webpack"]);
}

#[test]
fn the_page_served_as_files() {
    node("worker-demo.mjs", &["files"]);
}

#[test]
fn the_page_in_vites_development_server() {
    node("worker-demo.mjs", &["dev"]);
}

#[test]
fn the_page_built_by_vite() {
    node("worker-demo.mjs", &["vite"]);
}

#[test]
fn a_change_in_rust_reaches_the_page_in_development() {
    let project = Project::named("changing-worker", "worker", &Answers(vec![("runtime".into(), "browser".into())]));
    link_node_modules(&project);
    let server = Server::start(&project, "node_modules/.bin/vite --port 0");
    let script = root().join("tests/environments/worker-change.mjs");
    run(project.command("node").arg(script).arg(&server.url).arg(project.folder.join("src/mandelbrot.rs"))).success();
}

#[test]
fn typescript_accepts_right_calls_and_rejects_wrong_ones() {
    let tsc = |folder: &str| FAULTY.shell(&format!("node_modules/.bin/tsc --project {folder}"));
    tsc(".").success();

    // The same without the remarks: every line below one has to be an error, and no other.
    let marked = fs::read_to_string(FAULTY.folder.join("js/pool.types.ts")).expect("readable");
    let wrong: Vec<_> = marked.lines().enumerate().filter(|(_, line)| line.contains("@ts-expect-error")).collect();
    assert!(wrong.len() >= 7, "{marked}");
    let twin = FAULTY.folder.join("unmarked");
    fs::create_dir_all(&twin).expect("created");
    let unmarked = marked.replace("@ts-expect-error", "").replace("./pool.js", "../js/pool.js");
    fs::write(twin.join("pool.types.ts"), unmarked).expect("written");
    fs::write(twin.join("tsconfig.json"), r#"{ "extends": "../tsconfig.json", "include": ["."] }"#).expect("written");
    let errors = tsc("unmarked").stdout;
    let lines: Vec<_> = errors.lines().filter(|line| line.contains("error TS")).collect();
    assert_eq!(lines.len(), wrong.len(), "{errors}");
    for (line, _) in wrong {
        assert!(errors.contains(&format!("pool.types.ts({},", line + 2)), "line {}: {errors}", line + 2);
    }
}
