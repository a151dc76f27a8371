//! `runtime=browser`, in headless Chromium: served as plain files, by Vite in development, and built by Vite.

use std::{fs, sync::LazyLock};

use tests::{
    answers::Answers,
    project::Project,
    repository::root,
    scaffold::{Outcome, run},
};

/// A project with functions beside its own that fail in every way.
static FAULTY: LazyLock<Project> = LazyLock::new(|| {
    let project = Project::named("faulty-worker", "worker", &Answers(vec![("runtime".into(), "browser".into())]));
    let fixtures = root().join("tests/fixtures/worker");
    fs::copy(fixtures.join("faults.rs"), project.folder.join("src/faults.rs")).expect("copied");
    fs::copy(fixtures.join("pool.html"), project.folder.join("pool.html")).expect("copied");
    let lib = project.folder.join("src/lib.rs");
    let code = fs::read_to_string(&lib).expect("a crate") + "mod faults;\n";
    fs::write(lib, code).expect("written");
    // The functions that fail use what is private to the sample.
    let sample = project.folder.join("src/mandelbrot.rs");
    let code = fs::read_to_string(&sample).expect("a sample").replace("    fn call(", "    pub fn call(");
    fs::write(sample, code).expect("written");
    project.shell("cargo scaffold build").success();
    project
});

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
    node("worker-pool.mjs", &["build"]);
}
