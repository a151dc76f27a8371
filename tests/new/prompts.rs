//! Questions are asked in a terminal, and only there.
#![cfg(unix)]

use std::process::Command;

use rexpect::session::{PtySession, spawn_command};
use tempfile::{TempDir, tempdir};
use tests::scaffold::scaffold;

fn in_terminal(args: &[&str]) -> (TempDir, PtySession) {
    let folder = tempdir().unwrap();
    let mut command: Command = scaffold(folder.path());
    command.args(args).env("TERM", "xterm");
    let session = spawn_command(command, Some(20_000)).unwrap();
    (folder, session)
}

fn record(folder: &TempDir) -> String {
    std::fs::read_to_string(folder.path().join("mylib/.cargo-scaffold.toml")).unwrap()
}

#[test]
fn a_terminal_is_asked_only_what_is_open() {
    let open = "optimize";
    let given = ["data=arrays", "allocator=talc", "panic_hook=off", "harness=none", "ci=none", "license=MIT", "scope="];
    let mut args = vec!["new", "mylib", "--kind", "lib"];
    given.iter().for_each(|answer| args.extend(["-d", answer]));
    let (folder, mut session) = in_terminal(&args);
    session.exp_string("optimize = speed").unwrap();
    session.exp_string("Change any of them?").unwrap();
    // The second choice: one down, enter.
    session.send("y").unwrap();
    session.flush().unwrap();
    session.send("\u{1b}[B\r").unwrap();
    session.flush().unwrap();
    session.exp_eof().unwrap();
    assert!(record(&folder).contains(&format!("{open} = \"size\"")), "{}", record(&folder));
}

#[test]
fn yes_asks_nothing() {
    let (folder, mut session) = in_terminal(&["new", "mylib", "--yes"]);
    session.exp_eof().unwrap();
    assert!(record(&folder).contains("optimize = \"speed\""), "{}", record(&folder));
}

#[test]
fn an_interrupt_writes_nothing() {
    let (folder, mut session) = in_terminal(&["new", "mylib", "--kind", "lib"]);
    session.exp_string("take and return").unwrap();
    session.send_control('c').unwrap();
    session.exp_eof().unwrap();
    assert!(tests::tree::names(folder.path()).is_empty());
}

#[test]
fn what_can_wait_is_shown_and_asked_only_of_who_wants_it() {
    let (folder, mut session) = in_terminal(&["new", "mylib", "--kind", "lib", "-d", "license=MIT"]);
    session.exp_string("take and return").unwrap();
    session.send("\u{1b}[B\r").unwrap();
    session.flush().unwrap();
    session.exp_string("JavaScript harness").unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
    session.exp_string("allocator = talc").unwrap();
    let shown = session.exp_string("Change any of them?").unwrap();
    assert!(shown.contains("ci = github") && !shown.contains("license"), "{shown}");
    session.send("\r").unwrap();
    session.flush().unwrap();
    session.exp_eof().unwrap();
    let record = record(&folder);
    for answer in ["data = \"objects\"", "harness = \"node\"", "allocator = \"talc\"", "license = \"MIT\""] {
        assert!(record.contains(answer), "no `{answer}` in {record}");
    }
}

/// Asks for consent in a JavaScript project, and returns its `package.json` after the answer.
fn package_json_after(answer: &str) -> String {
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join("package.json"), "{}\n").unwrap();
    std::fs::write(folder.path().join("bun.lock"), "{}\n").unwrap();
    let mut command: Command = scaffold(folder.path());
    let answers = [
        "data=arrays",
        "optimize=size",
        "allocator=talc",
        "panic_hook=off",
        "harness=none",
        "ci=none",
        "license=MIT",
        "scope=",
    ];
    command
        .args(["new", "mylib", "--kind", "lib"])
        .args(answers.map(|answer| format!("-d{answer}")))
        .env("TERM", "xterm");
    let mut session = spawn_command(command, Some(20_000)).unwrap();
    session.exp_regex("package.json`, for bun \\(`bun.lock`\\)\\?").unwrap();
    session.send(answer).unwrap();
    session.flush().unwrap();
    session.exp_eof().unwrap();
    // Consent is asked for the link only.
    assert_eq!(folder.path().join("mylib").exists(), answer != "\u{3}");
    std::fs::read_to_string(folder.path().join("package.json")).unwrap()
}

#[test]
fn a_javascript_project_is_changed_with_consent_only() {
    assert!(package_json_after("\r").contains("\"mylib\": \"link:./mylib/pkg\""));
    assert!(package_json_after("y").contains("\"mylib\": \"link:./mylib/pkg\""));
    for refusal in ["n", "\u{3}"] {
        assert_eq!(package_json_after(refusal), "{}\n");
    }
}

#[test]
fn the_name_and_the_kind_are_asked_where_they_are_missing() {
    let (folder, mut session) = in_terminal(&["new", "-d", "ci=none", "-d", "license=MIT"]);
    session.exp_string("The project's name").unwrap();
    session.send("My Lib\r").unwrap();
    session.flush().unwrap();
    session.exp_string("`my-lib` would do").unwrap();
    // What was typed is still there.
    session.send(&("\u{8}".repeat(6) + "mylib\r")).unwrap();
    session.flush().unwrap();
    session.exp_string("What to create").unwrap();
    session.exp_string("worker: ").unwrap();
    // It stands on `lib`, the second.
    session.send("\u{1b}[A\r").unwrap();
    session.flush().unwrap();
    session.exp_string("Bundler").unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
    session.exp_string("Change any of them?").unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
    session.exp_eof().unwrap();
    assert!(record(&folder).contains("builtin:app"), "{}", record(&folder));
}
