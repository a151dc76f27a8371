//! Programs that run JavaScript outside of a browser.

use super::package::{CLASHES, KITCHEN_SINK, MYLIB};

#[test]
fn node_import() {
    let project = MYLIB.project("script");
    project.answered(&project.node(["import.mjs"]));
}

#[test]
fn node_require() {
    let project = MYLIB.project("script");
    project.answered(&project.node(["require.cjs"]));
}

/// Node.js before 20.19 requires no ES modules, and has no such condition.
#[test]
fn old_node_require() {
    for package in [&MYLIB, &KITCHEN_SINK, &CLASHES] {
        let project = package.project("script");
        project.answered(&project.node(["--no-experimental-require-module", "require.cjs"]));
    }
}

#[test]
fn node_import_of_everything() {
    let project = KITCHEN_SINK.project("script");
    project.answered(&project.node(["import.mjs"]));
}

#[test]
fn node_require_of_everything() {
    let project = KITCHEN_SINK.project("script");
    project.answered(&project.node(["require.cjs"]));
}

#[test]
fn node_with_names_that_clash() {
    let project = CLASHES.project("script");
    project.answered(&project.node(["import.mjs"]));
    project.answered(&project.node(["require.cjs"]));
}

#[test]
fn deno() {
    let project = MYLIB.project("script");
    project.answered(&project.tool("deno", &["run", "-A", "import.mjs"]));
}

#[test]
fn bun() {
    let project = MYLIB.project("script");
    project.answered(&project.tool("bun", &["run", "import.mjs"]));
}

#[test]
fn workerd() {
    let project = MYLIB.project("worker");
    project.answered(&project.script("workerd.mjs", &[]));
}

#[test]
fn workerd_with_everything() {
    let project = KITCHEN_SINK.project("worker");
    project.answered(&project.script("workerd.mjs", &[]));
}

#[test]
fn init_in_node() {
    let project = MYLIB.project("init");
    project.answered(&project.node(["import.mjs"]));
}

#[test]
fn init_in_deno() {
    let project = MYLIB.project("init");
    project.answered(&project.tool("deno", &["run", "-A", "import.mjs"]));
}

#[test]
fn init_in_bun() {
    let project = MYLIB.project("init");
    project.answered(&project.tool("bun", &["run", "import.mjs"]));
}

#[test]
fn init_in_workerd() {
    let project = MYLIB.project("init");
    project.answered(&project.script("workerd.mjs", &[]));
}

#[test]
fn instances_in_node() {
    let project = MYLIB.project("instances");
    project.answered(&project.node(["import.mjs"]));
}

#[test]
fn instances_in_workerd() {
    let project = MYLIB.project("instances");
    project.answered(&project.script("workerd.mjs", &[]));
}

#[test]
fn jest() {
    MYLIB.project("jest").tool("jest", &[]);
}

#[test]
fn jest_with_everything() {
    KITCHEN_SINK.project("jest-with-everything").tool("jest", &[]);
}

#[test]
fn vitest() {
    MYLIB.project("vitest").tool("vitest", &["run", "--globals"]);
}
