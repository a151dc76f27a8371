//! `cargo scaffold build --check`: whether a package that was committed is what its sources make.

use std::{fs, process::Command};

use serde_json::Value;
use tests::{
    fixture::Fixture,
    scaffold::{isolate, run},
    transcript::Transcript,
};

#[test]
fn a_change_of_any_file_that_matters_is_seen() {
    let krate = Fixture::new("plain");
    let mut transcript = krate.transcript("build/check");
    let check = || krate.build(&["--check"]);
    let refused = |transcript: &mut Transcript, args: &[&str]| {
        let outcome = krate.build(args);
        assert_eq!(outcome.code, Some(1), "{args:?}: {}", outcome.stderr);
        transcript.add(&[&["build"], args].concat(), &outcome);
    };
    refused(&mut transcript, &["--check"]);
    krate.build(&["--no-opt", "--quiet"]).success();
    check().success();

    for (path, change) in [
        ("src/lib.rs", " "),
        ("Cargo.toml", "\n"),
        ("Cargo.lock", "\n"),
        ("pkg/node.js", "\n"),
        ("pkg/package.json", "\n"),
    ] {
        let before = krate.read(path);
        krate.write(path, format!("{before}{change}"));
        refused(&mut transcript, &["--check"]);
        krate.write(path, before);
        check().success();
    }
    let outcome = krate.build(&["--check", "--format", "json"]).success();
    assert_eq!(serde_json::from_str::<Value>(&outcome.stdout).unwrap()["differing"], serde_json::json!([]));
    refused(&mut transcript, &["--check", "--dev"]);

    // A new module, which another file has to name.
    krate.write("src/more.rs", "pub fn more() {}\n");
    check().success();
    krate.edit("src/lib.rs", |text| format!("mod more;\n{text}"));
    fs::remove_file(krate.path("pkg/web.js")).unwrap();
    refused(&mut transcript, &["--check"]);
    let outcome = krate.build(&["--check", "--quiet", "--format", "json"]);
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(report["differing"], serde_json::json!(["../src/lib.rs", "web.js"]));
    transcript.assert();
}

/// The list in the package is in the form of `sha256sum`, and holds in a clone at any place.
#[cfg(unix)]
#[test]
fn a_clone_is_as_good_and_other_tools_can_check_it() {
    let krate = Fixture::new("plain");
    let folder = tempfile::tempdir().unwrap();
    let shell = |line: &str| run(isolate(&mut Command::new("bash")).args(["-ec", line]).current_dir(&krate.root));
    krate.build(&["--no-opt", "--quiet"]).success();
    shell(&format!(
        "git init -q && git add --force . && git -c user.name=a -c user.email=a@b.c commit -qm all && git clone -q . {0}/clone",
        folder.path().display()
    ))
    .success();
    let clone = folder.path().join("clone");
    let check = || run(krate.builder().arg("--check").current_dir(&clone));
    check().success();
    shell(&format!("cd {} && sha256sum --check --quiet .cargo-scaffold", clone.join("pkg").display())).success();
    fs::write(clone.join("src/lib.rs"), "").unwrap();
    check().error(&["`../src/lib.rs` changed since it was built", "run `cargo scaffold build`"]);
}
