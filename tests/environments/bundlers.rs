//! Bundlers, and what they make in Chromium.

use super::package::{CLASHES, KITCHEN_SINK, MYLIB, Package, Project};

#[test]
fn vite_dev() {
    let project = MYLIB.project("bundle");
    project.answered(&project.script("vite-dev.mjs", &[]));
}

#[test]
fn vite_dev_with_everything() {
    let project = KITCHEN_SINK.project("bundle");
    project.answered(&project.script("vite-dev.mjs", &[]));
}

#[test]
fn vite_build() {
    check_vite_build(&MYLIB);
}

#[test]
fn vite_build_with_everything() {
    check_vite_build(&KITCHEN_SINK);
}

#[test]
fn vite_build_with_names_that_clash() {
    check_vite_build(&CLASHES);
}

fn check_vite_build(package: &Package) {
    let project = package.project("bundle");
    project.tool("vite", &["build", "--base", "./"]);
    assert!(project.has_separate_wasm());
    project.answered(&project.page("dist/index.html"));
}

#[test]
fn webpack_development() {
    check_webpack(&MYLIB, "development");
}

#[test]
fn webpack_production() {
    check_webpack(&MYLIB, "production");
}

#[test]
fn webpack_with_everything() {
    check_webpack(&KITCHEN_SINK, "production");
}

fn check_webpack(package: &Package, mode: &str) {
    let project = package.project("bundle");
    project.script("webpack.mjs", &[mode]);
    assert!(project.has_separate_wasm());
    check_page(&project);
}

#[test]
fn rollup() {
    let project = MYLIB.project("bundle");
    project.script("rollup.mjs", &[]);
    check_page(&project);
}

#[test]
fn esbuild() {
    let project = MYLIB.project("bundle");
    project.tool("esbuild", &["src/index.js", "--bundle", "--outfile=dist/main.js", "--log-level=warning"]);
    check_page(&project);
}

/// Angular's builder is esbuild, told of both modes as Vite is, and without Vite's way with other files.
#[test]
fn esbuild_as_angular_calls_it() {
    let project = MYLIB.project("bundle");
    let conditions = "--conditions=es2020,es2015,module,production";
    project.tool("esbuild", &["src/index.js", "--bundle", "--outfile=dist/main.js", "--log-level=warning", conditions]);
    check_page(&project);
}

fn check_page(project: &Project) {
    project.answered(&project.page("dist.html"));
}
