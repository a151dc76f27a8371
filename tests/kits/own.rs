//! This repository, cloned from its URL: the same three templates as are built in, and as cargo-generate renders there.
#![cfg(unix)]

use std::{fs, path::Path, process::Command};

use tests::{
    answers,
    git::git,
    repository,
    scaffold::{binaries, isolate, run},
    tree::{self, Tree},
    user::User,
};

#[test]
fn each_template_of_this_repository_is_the_built_in_one_and_theirs() {
    let user = User::new();
    let copy = user.path("repository");
    repository::copy(&copy);
    git(&copy, &["init", "-q", "-b", "main"]);
    git(&copy, &["add", "--all"]);
    git(&copy, &["commit", "-q", "-m", "this checkout"]);
    let url = format!("file://{}", copy.display());
    for kind in answers::kinds() {
        let folder = format!("template-{kind}");
        for origin in ["git", "builtin"] {
            fs::create_dir_all(user.path(&format!("work/{origin}-{kind}"))).unwrap();
        }
        let from_git = format!("git-{kind}/my-{kind}");
        let builtin = format!("builtin-{kind}/my-{kind}");
        user.run(["new", &from_git, "--git", &url, &folder, "--yes"]).success();
        user.run(["new", &builtin, "--kind", &kind, "--yes"]).success();
        let read = |path: &str| {
            let mut tree = tree::read(&user.path(&format!("work/{path}")));
            tree.remove(".cargo-scaffold.toml").expect("a record");
            tree
        };
        tree::assert_same(&read(&from_git), &read(&builtin), &kind);
        tree::assert_same(&read(&from_git), &by_cargo_generate(&user, &copy, &folder, &format!("my-{kind}")), &kind);
    }
}

/// What cargo-generate makes of `folder` in the repository `copy`; its library clones only with a git of its own.
fn by_cargo_generate(user: &User, copy: &Path, folder: &str, name: &str) -> Tree {
    let destination = user.path(&format!("theirs-{name}"));
    fs::create_dir(&destination).unwrap();
    let mut command = Command::new(binaries().join("cargo-generate"));
    command.args(["generate", "--silent", "--name", name, "--vcs", "none", "--no-fmt", "--lib", "--path"]);
    command.arg(copy).arg(folder).arg("--destination").arg(&destination);
    run(isolate(&mut command).current_dir(user.path("work"))).success();
    tree::read(&destination.join(name))
}
