//! The time until the app's page, served by Vite, shows a changed line of Rust, against `cargo build` alone.

use std::process::Command;

use benches::project::{binary, generate, in_project, path_with, root, run};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    let [ours, peer] =
        ["bench-ours", "bench-peer"].map(|name| generate(&scaffold, folder.path(), name, "app", &["bundler=vite"]));
    run(Command::new("npm").args(["install", "--silent", "--prefer-offline"]).current_dir(&ours));
    let mut measure = Command::new("node");
    measure.arg(root().join("benches/dev.mjs")).args([&ours, &peer]);
    print!("{}", run(in_project(&mut measure, &ours).env("PATH", path_with(scaffold.with_file_name("")))));
}
