//! What can't be measured is said before anything is built, or names what to mend.

use std::fs;

use tempfile::tempdir;
use tests::{
    answers::Answers,
    project::{Project, path_without},
    scaffold::{Outcome, binaries, run},
    transcript::Transcript,
};

#[test]
fn what_is_missing_is_said() {
    let mut transcript = Transcript::new("bench/refusals");
    let project = Project::new("lib", &Answers(Vec::new()));
    transcript.redact_folder("[PROJECT]", &project.folder);
    let mut refused = |what: &str, outcome: Outcome| {
        assert_eq!(outcome.code, Some(1), "{what}: {}", outcome.stderr);
        transcript.add(&["bench", "--no-build", "#", what], &outcome);
    };
    let bench = || project.shell("cargo scaffold bench --no-build --quiet");
    refused("not built", bench());
    project.shell("cargo scaffold build --dev --quiet").success();

    let inputs = project.folder.join("js/inputs.js");
    let original = fs::read_to_string(&inputs).unwrap();
    for (what, text) in [
        ("no sizes", "export const convolve = {};"),
        ("no such function", "export const nothing = { sizes: [1], ofSize: () => [] };"),
        ("no module", "export const convolve = {"),
        ("a thrown error", "export const convolve = { sizes: [1], ofSize() { throw new Error('mine') } };"),
    ] {
        fs::write(&inputs, text).unwrap();
        refused(what, bench());
    }
    fs::write(&inputs, original).unwrap();

    let promise = "export async function convolve() {}";
    fs::write(project.folder.join("js/original.js"), promise).unwrap();
    refused("a promise", bench());
    fs::write(project.folder.join("js/original.js"), "process.exit(3)").unwrap();
    refused("an exit", bench());
    fs::remove_file(project.folder.join("js/original.js")).unwrap();
    refused("no original", bench());
    fs::remove_dir_all(project.folder.join("js")).unwrap();
    refused("no harness", bench());
    transcript.assert();
    assert!(!project.has("bench.svg"));
}

#[cfg(unix)]
#[test]
fn a_runtime_that_is_missing_or_too_old_is_said() {
    let mut transcript = Transcript::new("bench/runtimes");
    let project = Project::new("lib", &Answers(Vec::new()));
    let folder = tempdir().unwrap();
    path_without(&["node", "nodejs", "deno", "bun"], folder.path());
    let _ = std::os::unix::fs::symlink(binaries().join("cargo-scaffold"), folder.path().join("cargo-scaffold"));
    let mut refused = |flag: &str| {
        let line = format!("cargo scaffold bench --no-build {flag}");
        let outcome = run(project.command("sh").args(["-c", &line]).env("PATH", folder.path()));
        assert_eq!(outcome.code, Some(1), "{flag}: {}", outcome.stderr);
        transcript.add(&["bench", flag], &outcome);
    };
    for flag in ["--node", "--deno", "--bun"] {
        refused(flag);
    }
    let old = project.folder.join("node_modules/.bin/node");
    fs::create_dir_all(old.parent().unwrap()).unwrap();
    fs::write(&old, "#!/bin/sh\necho v18.20.0\n").unwrap();
    fs::set_permissions(&old, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    refused("--node");
    transcript.assert();
}
