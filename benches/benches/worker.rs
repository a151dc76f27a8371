//! How long the worker template's page is blocked while Rust draws: on its main thread, and in workers.

use std::process::Command;

use benches::project::{binary, generate, root, run};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = generate(&binary("cargo-scaffold"), folder.path(), "bench-worker", "worker", &["runtime=browser"]);
    print!("{}", run(Command::new("node").arg(root().join("benches/worker.mjs")).current_dir(project)));
}
