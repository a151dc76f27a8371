//! `cargo scaffold build --watch`: a build for each change of what the build reads, and for no other.
#![cfg(unix)]

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::process::ExitStatusExt,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use tests::{fixture::Fixture, scaffold::run, server::wait_for, tree, watch::Watch};

fn watch(krate: &Fixture) -> Watch {
    Watch::start(krate.builder().args(["--dev", "--watch", "--format", "json"]))
}

/// Saves as editors do that never leave a half of a file: another file takes its place.
fn replace(krate: &Fixture, path: &str, change: impl FnOnce(String) -> String) {
    krate.write("saved~", change(krate.read(path)));
    fs::rename(krate.path("saved~"), krate.path(path)).unwrap();
}

#[test]
fn an_error_and_its_mending() {
    let krate = Fixture::new("plain");
    let watch = watch(&krate);
    watch.succeeds();
    let package = tree::read(&krate.path("pkg"));
    // Neither the package nor the new lockfile is a reason to build.
    assert!(krate.path("Cargo.lock").exists());
    watch.rests();

    watch.screen();
    krate.edit("src/lib.rs", |text| text.replace("format!(\"Hello, {name}!\")", "name"));
    watch.fails("error[E0308]: mismatched types");
    tree::assert_same(&tree::read(&krate.path("pkg")), &package, "the package");
    let screen = watch.screen();
    for part in ["     Changed `src/lib.rs`\n", "error[E0308]", "    Watching for changes that mend it\n"] {
        assert!(screen.contains(part), "no `{part}` in:\n{screen}");
    }

    replace(&krate, "src/lib.rs", |text| text.replace("    name\n", "    format!(\"Good day, {name}!\")\n"));
    watch.succeeds();
    assert_eq!(krate.javascript("console.log(lib.greet('Ada'))"), "Good day, Ada!");
    assert!(watch.screen().contains("    Finished "));
    watch.rests();
}

#[test]
fn a_crate_that_is_broken_at_the_start() {
    let krate = Fixture::new("plain");
    krate.edit("src/lib.rs", |text| format!("{text}mod greeting;\n"));
    let watch = watch(&krate);
    watch.fails("file not found for module `greeting`");
    watch.rests();
    // A folder that isn't watched yet, and a file that isn't known yet.
    krate.write("src/greeting/mod.rs", "const _: &str = include_str!(\"../../texts/hello.txt\");\n");
    while watch.next()["message"].as_str().is_some_and(|message| !message.contains("texts/hello.txt")) {}
    krate.write("texts/hello.txt", "Hello");
    while watch.next()["result"] == "failure" {}
    watch.rests();
    krate.write("texts/hello.txt", "Good day");
    watch.succeeds();
    // What the build doesn't read.
    krate.write("texts/other.txt", "Hi");
    krate.write("src/other.rs", "broken");
    watch.rests();
}

#[test]
fn what_is_packaged_beside_the_code() {
    let krate = Fixture::new("snippet");
    let watch = watch(&krate);
    watch.succeeds();
    krate.write("README.md", "# New");
    watch.succeeds();
    assert_eq!(krate.read("pkg/README.md"), "# New");
    krate.write("package.json", r#"{ "description": "Mine" }"#);
    watch.succeeds();
    assert_eq!(krate.json("pkg/package.json")["description"], "Mine");
    krate.write("package.json", "{");
    watch.fails("package.json");
    fs::remove_file(krate.path("package.json")).unwrap();
    watch.succeeds();
    krate.edit("js/helper.js", |text| format!("{text}// changed\n"));
    watch.succeeds();
    watch.rests();
}

#[test]
fn manifests_and_dependencies_by_path() {
    let krate = Fixture::new("plain");
    krate.write("shape/Cargo.toml", "[package]\nname = \"shape\"\n");
    krate.write("shape/src/lib.rs", "pub fn corners() -> u32 { 3 }");
    let watch = watch(&krate);
    watch.succeeds();

    let dependency = "[dependencies]\nshape = { path = \"shape\" }\n";
    replace(&krate, "Cargo.toml", |text| text.replace("[dependencies]\n", dependency));
    watch.succeeds();
    krate.write("shape/src/lib.rs", "pub fn corners() -> u32 { true }");
    watch.fails("expected `u32`, found `bool`");
    krate.write("shape/src/lib.rs", "pub fn corners() -> u32 { 4 }");
    watch.succeeds();

    krate.edit("Cargo.toml", |text| format!("{text}\n[broken"));
    watch.fails("Cargo.toml");
    krate.edit("Cargo.toml", |text| text.replace("\n[broken", ""));
    watch.succeeds();
    watch.rests();
}

#[test]
fn a_burst_of_changes() {
    let krate = Fixture::new("plain");
    let watch = watch(&krate);
    watch.succeeds();
    for number in 0..40 {
        krate.edit("src/lib.rs", |text| format!("{text}// {number}\n"));
        thread::sleep(Duration::from_millis(5));
    }
    let count = watch.count();
    assert!((1..=2).contains(&count), "{count} builds");
    // The last of two changes while one is being built is what counts.
    krate.edit("src/lib.rs", |text| text.replace("Hello", "Hi"));
    watch.line(|line| line.contains("Compiling").then_some(()));
    krate.edit("src/lib.rs", |text| text.replace("Hi", "Good day"));
    watch.count();
    assert_eq!(krate.javascript("console.log(lib.greet('Ada'))"), "Good day, Ada!");
}

/// Each build writes a source anew: that isn't a reason for another one without end.
#[test]
fn a_build_script_that_writes_sources() {
    let krate = Fixture::new("plain");
    krate.write("build.rs", "fn main() { std::fs::write(\"src/made.rs\", \"pub const MADE: u32 = 1;\\n\").unwrap(); }");
    krate.edit("src/lib.rs", |text| format!("{text}mod made;\npub use made::MADE;\n"));
    let watch = watch(&krate);
    let count = watch.count();
    assert!((1..=4).contains(&count), "{count} builds");
    // It looks at all files of the crate.
    krate.write("data.txt", "1");
    watch.succeeds();
}

/// Whichever way it is ended, nothing goes on.
#[test]
fn all_processes_end() {
    let krate = Fixture::new("plain");
    // The name of the process is this crate's own.
    let time = format!("1{}", std::process::id());
    krate.write(
        "build.rs",
        format!("fn main() {{ std::process::Command::new(\"sleep\").arg(\"{time}\").status().unwrap(); }}"),
    );
    // The shell that started it sees that it was the user's will.
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let mut watch = watch(&krate);
        wait_for(|| is_running(&time));
        assert_eq!(watch.signal(signal).signal(), Some(number));
        // The build script, and the compiler, whose arguments name the crate.
        wait_for(|| !is_running(&time) && !is_running(&krate.stem()) && !is_running(&krate.name));
    }
}

/// A development server that was killed can't end it.
#[test]
fn it_ends_when_nobody_reads() {
    let krate = Fixture::new("plain");
    let mut command = krate.builder();
    command.args(["--dev", "--watch", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("\"result\":\"success\""), "{line}");
    krate.edit("src/lib.rs", |text| format!("{text}\n"));
    assert_eq!(process.wait().unwrap().code(), Some(1));
}

fn is_running(text: &str) -> bool {
    !run(Command::new("pgrep").args(["-f", text])).stdout.is_empty()
}
