//! TypeScript's view of the package, and what the field's own checkers say of it.

use super::package::{KITCHEN_SINK, MYLIB};

// Each of the sources has wrong calls too, which must not pass.

#[test]
fn typescript_node16() {
    let flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "node16"];
    MYLIB.project("typescript").tool("tsc", &[&flags[..], &["index.mts", "index.cts"]].concat());
}

#[test]
fn typescript_bundler() {
    let flags = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler"];
    MYLIB.project("typescript").tool("tsc", &[&flags[..], &["index.mts"]].concat());
}

#[test]
fn typescript_defaults() {
    MYLIB.project("typescript").tool("tsc", &["--noEmit", "index.mts"]);
}

/// The last TypeScript that doesn't know `Symbol.dispose`. It checks the declarations too.
#[test]
fn typescript_without_disposables() {
    let project = MYLIB.project("typescript");
    project.install("typescript@5.1.6");
    project.node(["node_modules/typescript/lib/tsc.js", "--noEmit", "--strict", "--module", "node16", "index.cts"]);
}

#[test]
fn publint() {
    for package in [&MYLIB, &KITCHEN_SINK] {
        let tarball = package.tarball();
        package.project("script").tool("publint", &["run", "--strict", &tarball.to_string_lossy()]);
    }
}

#[test]
fn are_the_types_wrong() {
    for package in [&MYLIB, &KITCHEN_SINK] {
        // The entries but `.` and `inline` are for ES modules only.
        let tarball = package.tarball();
        package.project("script").tool("attw", &[&tarball.to_string_lossy(), "--ignore-rules", "cjs-resolves-to-esm"]);
    }
}
