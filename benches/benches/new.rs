//! `cargo scaffold new` against `cp -r` of its result and against cargo-generate with the same template.

use std::{fs, path::Path, process::Command, time::Duration};

use benches::{
    paired::{compare, timed},
    project::{binary, root, run},
};

const RUNS: usize = 40;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    let (scaffold, generate) = (binary("cargo-scaffold"), binary("cargo-generate"));
    println!("{:<44} {:>11} {:>11}", "median", "ours", "theirs");
    for vcs in ["none", "git"] {
        let new = |name: &str| {
            let mut new = Command::new(&scaffold);
            new.args(["new", name, "--name", "mylib", "--yes", "--quiet", "--vcs", vcs]).current_dir(folder);
            new
        };
        run(&mut new("source"));
        let ours = || fresh(folder, &mut new("made"));
        let copy = || fresh(folder, Command::new("cp").args(["-r", "source", "made"]).current_dir(folder));
        compare(&format!("new --vcs {vcs}, cp -r of its result"), RUNS, ours, copy);

        fs::remove_dir_all(folder.join("source")).expect("it was made");
    }
    // Its library makes repositories only with a feature that brings a whole git along.
    let mut ours = Command::new(&scaffold);
    ours.args(["new", "made", "--yes", "--quiet", "--vcs", "none"]).current_dir(folder);
    let mut theirs = Command::new(&generate);
    theirs.args(["generate", "--silent", "--name", "made", "--no-fmt", "--vcs", "none", "--path"]);
    theirs.arg(root().join("template-lib")).current_dir(folder).env("USER", "bench");
    compare("new --vcs none, cargo-generate", RUNS, || fresh(folder, &mut ours), || fresh(folder, &mut theirs));
}

/// The time of `command`, which makes the folder `made`.
fn fresh(folder: &Path, command: &mut Command) -> Duration {
    let made = folder.join("made");
    if made.exists() {
        fs::remove_dir_all(&made).expect("it can be removed");
    }
    timed(|| drop(run(command)))
}
