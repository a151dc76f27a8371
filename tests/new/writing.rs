//! A project appears whole or not at all.

use std::{fs, path::Path, process::Command, thread, time::Instant};

use tempfile::tempdir;
use tests::{
    scaffold::{run, run_in, scaffold},
    tree::{self, Tree, names},
};

fn expected() -> Tree {
    let folder = tempdir().unwrap();
    run_in(folder.path(), ["new", "mylib", "--yes"]).success();
    tree::read(&folder.path().join("mylib"))
}

#[test]
fn a_kill_at_any_moment_leaves_all_or_nothing() {
    let expected = expected();
    let folder = tempdir().unwrap();
    let project = folder.path().join("mylib");
    let start = Instant::now();
    run_in(folder.path(), ["new", "timed", "--yes", "-q"]).success();
    let step = start.elapsed() / 30;
    fs::remove_dir_all(folder.path().join("timed")).unwrap();
    let (mut whole, mut nothing) = (0, 0);
    for moment in 0..600 {
        // Where other tests slow it down, the late moments are later than expected.
        if moment >= 60 && whole >= 5 {
            break;
        }
        let mut child = scaffold(folder.path()).args(["new", "mylib", "--yes", "-q"]).spawn().unwrap();
        thread::sleep(step * moment);
        let _ = child.kill();
        child.wait().unwrap();
        if project.exists() {
            tree::assert_same(&tree::read(&project), &expected, "the project");
            assert!(project.join(".git/HEAD").is_file());
            fs::remove_dir_all(&project).unwrap();
            whole += 1;
        } else {
            nothing += 1;
        }
    }
    assert!(whole > 0 && nothing > 0, "kills came at {whole} late and {nothing} early moments: no proof");
    run_in(folder.path(), ["new", "mylib", "--yes"]).success();
    let left: Vec<String> = names(folder.path()).into_iter().filter(|name| !is_young(folder.path(), name)).collect();
    assert_eq!(left, ["mylib"], "a later run sweeps what killed ones have left");
}

/// Whether a staging folder may be another run's that hasn't locked it yet.
pub fn is_young(folder: &Path, name: &str) -> bool {
    name.starts_with(".cargo-scaffold-") && !folder.join(name).join("cargo-scaffold.lock").exists()
}

#[test]
fn of_runs_into_one_destination_one_wins() {
    let expected = expected();
    let folder = tempdir().unwrap();
    let spawn =
        |_| scaffold(folder.path()).args(["new", "mylib", "--yes", "-q"]).stderr(std::process::Stdio::piped()).spawn();
    let children: Vec<_> = (0..8).map(|index| spawn(index).unwrap()).collect();
    let outcomes: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    assert_eq!(outcomes.iter().filter(|outcome| outcome.status.success()).count(), 1);
    for outcome in outcomes.iter().filter(|outcome| !outcome.status.success()) {
        assert_eq!(outcome.status.code(), Some(1));
        let error = String::from_utf8_lossy(&outcome.stderr);
        assert!(error.contains("`mylib`"), "{error}");
    }
    tree::assert_same(&tree::read(&folder.path().join("mylib")), &expected, "the project");
    assert_eq!(names(folder.path()), ["mylib"]);
}

#[test]
fn the_repository_starts_on_the_users_branch() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(".gitconfig"), "[init]\n\tdefaultBranch = trunk\n").unwrap();
    run(scaffold(folder.path())
        .args(["new", "mylib", "--yes"])
        .env("HOME", folder.path())
        .env_remove("GIT_CONFIG_GLOBAL"))
    .success();
    assert_eq!(fs::read_to_string(folder.path().join("mylib/.git/HEAD")).unwrap(), "ref: refs/heads/trunk\n");
    let status = run(Command::new("git").args(["status", "--porcelain"]).current_dir(folder.path().join("mylib")));
    assert!(status.success().stdout.contains("?? Cargo.toml"));
}

#[test]
fn no_repository_is_made_inside_another_or_when_unwanted() {
    let folder = tempdir().unwrap();
    run_in(folder.path(), ["new", "bare", "--yes", "--vcs", "none"]).success();
    assert!(!folder.path().join("bare/.git").exists());
    run(Command::new("git").args(["init", "-q"]).current_dir(folder.path())).success();
    run_in(folder.path(), ["new", "inside", "--yes"]).success();
    assert!(!folder.path().join("inside/.git").exists());
    // What the outer repository ignores is no part of it.
    fs::write(folder.path().join(".gitignore"), "/ignored\n").unwrap();
    run_in(folder.path(), ["new", "ignored", "--yes"]).success();
    assert!(folder.path().join("ignored/.git").exists());
}

#[test]
fn nobody_needs_a_name_to_start() {
    let folder = tempdir().unwrap();
    let mut command = scaffold(folder.path());
    for variable in ["USER", "USERNAME", "NAME", "LOGNAME", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"] {
        command.env_remove(variable);
    }
    run(command.args(["new", "mylib", "--yes"]).env("HOME", folder.path())).success();
    let metadata = ["metadata", "--format-version", "1", "--no-deps"];
    run(Command::new(env!("CARGO")).args(metadata).current_dir(folder.path().join("mylib"))).success();
}
