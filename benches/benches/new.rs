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
    // cargo-generate's library makes repositories only with a feature that compiles a whole git.
    let mut ours = Command::new(&scaffold);
    ours.args(["new", "made", "--yes", "--quiet", "--vcs", "none"]).current_dir(folder);
    let mut theirs = Command::new(&generate);
    theirs.args(["generate", "--silent", "--name", "made", "--no-fmt", "--vcs", "none", "--path"]);
    theirs.arg(root().join("template-lib")).current_dir(folder).env("USER", "bench");
    compare("new --vcs none, cargo-generate", RUNS, || fresh(folder, &mut ours), || fresh(folder, &mut theirs));
    for (files, runs) in [(12, RUNS), (10_000, 8)] {
        from_folder(&scaffold, &generate, folder, files, runs);
    }
}

/// The same from a template in a folder. Every third file has placeholders.
fn from_folder(scaffold: &Path, generate: &Path, folder: &Path, files: usize, runs: usize) {
    let template = folder.join("template");
    for number in 0..files {
        let path = template.join(format!("{}/file-{number}.rs", number / 100));
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a temporary folder");
        let first = if number % 3 == 0 { "//! {{project-name}}: {{crate_name | upcase}}\n" } else { "//! Plain.\n" };
        fs::write(path, first.to_owned() + &"pub fn text() -> String {}\n".repeat(60)).expect("a temporary folder");
    }
    let mut ours = Command::new(scaffold);
    ours.args(["new", "made", "--yes", "--quiet", "--vcs", "none", "--path", "template"]).current_dir(folder);
    let mut copy = Command::new("cp");
    copy.args(["-r", "template", "made"]).current_dir(folder);
    let mut theirs = Command::new(generate);
    theirs.args(["generate", "--silent", "--name", "made", "--no-fmt", "--vcs", "none", "--path", "template"]);
    theirs.current_dir(folder).env("USER", "bench");
    let mut ours = || fresh(folder, &mut ours);
    compare(&format!("--path, {files} files, cp -r"), runs, &mut ours, || fresh(folder, &mut copy));
    compare(&format!("--path, {files} files, cargo-generate"), runs, &mut ours, || fresh(folder, &mut theirs));
    fs::remove_dir_all(template).expect("it was made");
}

/// The time of `command`, which makes the folder `made`.
fn fresh(folder: &Path, command: &mut Command) -> Duration {
    let made = folder.join("made");
    if made.exists() {
        fs::remove_dir_all(&made).expect("it can be removed");
    }
    timed(|| drop(run(command)))
}
