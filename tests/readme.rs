//! The README's and the guide's claims and commands.

use std::{env, fs, path::Path, process::Command};

use tempfile::tempdir;
use tests::{
    repository::{self, blocks, files, root},
    scaffold::{binaries, binary, isolate, run},
};

fn documents() -> Vec<String> {
    files().into_iter().filter(|path| path.ends_with(".md") && !path.contains("fixtures/")).collect()
}

#[test]
fn the_readme_is_short_and_its_second_command_is_what_ci_runs() {
    assert!(fs::read_to_string(root().join("README.md")).unwrap().lines().count() < 100);
    assert_eq!(blocks("README.md", "sh")[1].trim(), "tests/run");
    assert!(fs::read_to_string(root().join(".ci/run")).unwrap().contains("tests/run"));
}

/// `cargo install` and all that follows, in a copy of this checkout.
#[cfg(unix)]
#[test]
fn the_first_command_does_the_main_job_in_a_checkout() {
    let folder = tempdir().unwrap();
    let (checkout, install) = (folder.path().join("checkout"), folder.path().join("install"));
    repository::copy(&checkout);
    let path = env::var_os("PATH").unwrap();
    let path = env::join_paths([install.join("bin")].into_iter().chain(env::split_paths(&path))).unwrap();
    let script = blocks("README.md", "sh")[0].replacen("cargo install", "cargo install --debug", 1);
    let mut command = Command::new("bash");
    isolate(&mut command).args(["-ec", &script]).current_dir(&checkout).env("PATH", path);
    // Not optimised, of the dependencies that are compiled already, and installed where it's in nobody's way.
    command.env("CARGO_BUILD_BUILD_DIR", binaries().parent().unwrap()).env("CARGO_INSTALL_ROOT", &install);
    command.env("CARGO_TARGET_DIR", binaries().with_file_name("readme"));
    run(&mut command).success();
    assert!(folder.path().join("mylib/pkg/mylib_bg.wasm").is_file());
}

/// A block of `$ command` and what it prints, standard error first.
#[test]
fn transcripts_are_what_the_commands_print() {
    let mut transcripts = 0;
    for document in documents() {
        for block in blocks(&document, "console") {
            let (command, printed) = block.split_once('\n').unwrap();
            let command = command.strip_prefix("$ ").unwrap_or_else(|| panic!("{document}: {command}"));
            assert_eq!(transcript(command), printed, "`{command}` in {document}");
            transcripts += 1;
        }
    }
    assert!(transcripts > 0);
}

fn transcript(command: &str) -> String {
    let folder = tempdir().unwrap();
    let path = env::var_os("PATH").unwrap();
    let path =
        env::join_paths([binary().parent().unwrap().to_owned()].into_iter().chain(env::split_paths(&path))).unwrap();
    let mut shell = Command::new("bash");
    isolate(&mut shell).args(["-c", command]).current_dir(folder.path()).env("PATH", path);
    // Nobody's kits but those of the command.
    shell.env("XDG_CONFIG_HOME", folder.path()).env("XDG_CACHE_HOME", folder.path());
    let outcome = run(&mut shell).success();
    outcome.stderr + &outcome.stdout
}

#[test]
fn links_lead_somewhere() {
    for document in documents() {
        let text = fs::read_to_string(root().join(&document)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap();
            let there = Path::new(&document).parent().unwrap().join(target);
            assert!(
                target.is_empty() || target.contains("://") || root().join(there).exists(),
                "`{link}` in {document}"
            );
        }
    }
}
