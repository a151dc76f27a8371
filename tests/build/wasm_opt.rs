//! `wasm-opt`: found, missing, too old, failing.

#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use tests::{
    fixture::Fixture,
    project::path_without,
    scaffold::{Outcome, run},
    tree,
};

#[test]
fn the_real_one_makes_the_module_smaller() {
    let krate = Fixture::new("plain");
    // Would by itself take away the list of features that `wasm-opt` goes by.
    krate.edit("Cargo.toml", |text| text.replace("strip = \"debuginfo\"", "strip = true"));
    krate.build(&["--no-opt"]).success();
    let before = size(&krate);
    let outcome = run(krate.builder().env("WASM_OPT", real())).success();
    assert!(outcome.stderr.contains("with wasm-opt 1"), "{}", outcome.stderr);
    assert!(size(&krate) < before);
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
}

#[test]
fn a_missing_one_is_said_to_be_missing() {
    let krate = Fixture::new("plain");
    let path = tempfile::tempdir().unwrap();
    path_without(&["wasm-opt"], path.path());
    let build = || {
        let mut command = krate.builder();
        command.env("PATH", path.path());
        command
    };
    let outcome = run(&mut build()).success();
    assert!(outcome.stderr.contains("warning: `wasm-opt`, which usually saves"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("npm"), "{}", outcome.stderr);
    krate.write("package.json", "{}");
    let outcome = run(&mut build()).success();
    assert!(outcome.stderr.contains("npm install -D binaryen"), "{}", outcome.stderr);
    run(build().env("WASM_OPT", "/nowhere/wasm-opt")).error(&["$WASM_OPT", "/nowhere/wasm-opt"]);
}

#[test]
fn an_old_one_is_not_run() {
    let krate = Fixture::new("plain");
    // Nearer than `PATH`.
    program(&krate, "node_modules/.bin/wasm-opt", "echo 'wasm-opt version 108'; [ \"$1\" = --version ]");
    let outcome = run(&mut krate.builder()).success();
    assert!(
        outcome.stderr.contains("node_modules/.bin/wasm-opt` 108 is too old and was not run"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_failing_one_stops_the_build_and_keeps_the_package() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt"]).success();
    let package = tree::read(&krate.path("pkg"));
    let failing =
        "[ \"$1\" = --version ] && echo 'wasm-opt version 132 (version_132)' && exit\necho 'Fatal: no' >&2; exit 1";
    program(&krate, "failing", failing);
    let outcome: Outcome = run(krate.builder().env("WASM_OPT", krate.path("failing")));
    outcome.error(&["failing` failed", "--no-opt", "Fatal: no"]);
    tree::assert_same(&tree::read(&krate.path("pkg")), &package, "the package");
}

#[test]
fn one_that_loses_an_export_is_refused() {
    let krate = Fixture::new("plain");
    let empty = "[ \"$1\" = --version ] && echo 'wasm-opt version 132' && exit\n\
                 for last; do :; done; printf '\\0asm\\1\\0\\0\\0' > \"$last\"";
    program(&krate, "losing", empty);
    run(krate.builder().env("WASM_OPT", krate.path("losing"))).error(&[
        "losing` failed",
        "has lost the export",
        "--no-opt",
    ]);
    assert!(!krate.path("pkg").exists());
}

/// Above the repository are folders of others.
#[test]
fn one_from_outside_the_repository_is_not_run() {
    let outside = Fixture::new("plain");
    program(&outside, "node_modules/.bin/wasm-opt", "echo 'wasm-opt version 108'");
    for path in ["Cargo.toml", "src/lib.rs"] {
        outside.write(&format!("inside/{path}"), outside.read(path));
    }
    let path = tempfile::tempdir().unwrap();
    path_without(&["wasm-opt"], path.path());
    let build = || run(outside.builder().current_dir(outside.path("inside")).env("PATH", path.path())).success().stderr;
    fs::create_dir(outside.path("inside/.git")).unwrap();
    assert!(build().contains("`wasm-opt`, which usually saves about 15 %, was not found"));
    fs::remove_dir(outside.path("inside/.git")).unwrap();
    fs::create_dir(outside.path(".git")).unwrap();
    assert!(build().contains("108 is too old"));
}

#[test]
fn a_linker_flag_that_takes_away_what_it_needs_is_named() {
    let krate = Fixture::new("strip-all");
    run(krate.builder().env("WASM_OPT", real())).error(&["remove `-C link-arg=-s`", "`rustflags`", "`--no-opt`"]);
    krate.build(&["--no-opt"]).success();
    assert_eq!(krate.javascript("console.log(lib.f('x'))"), "x-1");
}

fn real() -> PathBuf {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("environments/node_modules/.bin/wasm-opt");
    assert!(program.exists(), "`tests/setup` installs Binaryen");
    program
}

fn size(krate: &Fixture) -> u64 {
    fs::metadata(krate.path(&format!("pkg/{}_bg.wasm", krate.stem()))).unwrap().len()
}

fn program(krate: &Fixture, path: &str, script: &str) {
    krate.write(path, format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(krate.path(path), fs::Permissions::from_mode(0o755)).unwrap();
}
