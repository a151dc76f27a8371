//! The speed of the template's hot path relative to JavaScript, measured by the project's own harness in Node.js and
//! Chromium.

use std::{path::PathBuf, process::Command};

use benches::project::{binary, root, run};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    run(Command::new(&scaffold).args(["new", "mylib", "--yes", "--quiet"]).current_dir(folder.path()));
    let project = folder.path().join("mylib");
    run(Command::new("npm").args(["install", "--silent"]).current_dir(&project));
    let mut build = Command::new(&scaffold);
    run(build.args(["build", "--quiet"]).current_dir(&project).env("CARGO_TARGET_DIR", root().join("target/benches")));
    println!("Node.js {}", run(Command::new("node").arg("--version")).trim());
    print!("{}", run(Command::new("npm").args(["run", "--silent", "bench"]).current_dir(&project)));
    println!("Chromium");
    let driver: PathBuf = root().join("benches/chromium.mjs");
    print!("{}", run(Command::new("node").arg(driver).current_dir(&project)));
}
