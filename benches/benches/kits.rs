//! The second `cargo scaffold new` from a kit in git, against `new` from a folder.

use std::{fs, path::Path, process::Command, time::Duration};

use benches::{
    paired::{compare, timed},
    project::{binary, run},
};

fn main() {
    println!("{:<44} {:>11} {:>11}", "median", "kit", "folder");
    for (files, runs) in [(12, 40), (10_000, 8)] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path();
        template(&folder.join("template"), files);
        run(scaffold(folder).args(["kit", "add", "acme", "template", "--quiet"]));
        let kit = || fresh(folder, &["--kind", "acme"]);
        compare(&format!("{files} files, a kit"), runs, kit, || fresh(folder, &["--path", "template"]));
        let branch = || fresh(folder, &["--git", "template", "--branch", "main"]);
        compare(&format!("{files} files, a branch that is asked for"), runs, branch, || {
            fresh(folder, &["--path", "template"])
        });
    }
}

/// A repository of `files` source files with a placeholder in each.
fn template(folder: &Path, files: usize) {
    for file in 0..files {
        let place = folder.join(format!("src/part{}", file / 100));
        fs::create_dir_all(&place).expect("the folder can be made");
        let text = format!("// {{{{project-name}}}}\n{}", "pub fn answer() -> u32 { 42 }\n".repeat(20));
        fs::write(place.join(format!("file{file}.rs")), text).expect("the file can be written");
    }
    for args in [&["init", "-q", "-b", "main"][..], &["add", "--all"], &["commit", "-q", "-m", "template"]] {
        let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
        run(Command::new("git").args(identity).args(args).current_dir(folder));
    }
}

/// With its own settings and cache, in `folder`.
fn scaffold(folder: &Path) -> Command {
    let mut command = Command::new(binary("cargo-scaffold"));
    command.current_dir(folder).env("XDG_CONFIG_HOME", folder.join("config"));
    command.env("XDG_CACHE_HOME", folder.join("cache"));
    command
}

/// The time of `new` with `origin`.
fn fresh(folder: &Path, origin: &[&str]) -> Duration {
    let made = folder.join("made");
    if made.exists() {
        fs::remove_dir_all(&made).expect("it can be removed");
    }
    let mut command = scaffold(folder);
    command.args(["new", "made", "--yes", "--quiet", "--vcs", "none"]).args(origin);
    timed(|| drop(run(&mut command)))
}
