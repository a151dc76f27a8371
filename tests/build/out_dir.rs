//! Where packages may go, and what they may replace.

use std::process::Command;

use tests::{
    fixture::Fixture,
    scaffold::{isolate, run},
    tree,
};

#[test]
fn places_that_would_lose_the_users_files_are_refused() {
    let krate = Fixture::new("plain");
    krate.write("file", "mine");
    krate.write("site/index.html", "mine");
    krate.write("tests/it.rs", "");
    let before = tree::read(&krate.root);
    let mut transcript = krate.transcript("build/out-dir");
    for out_dir in [
        ".",
        "src/..",
        "..",
        "/",
        "src",
        "src/generated/js",
        "SRC/x",
        "tests/x",
        ".GIT/x",
        "file",
        "site",
        "file/below",
    ] {
        krate.refused(&mut transcript, &["--no-opt", "--out-dir", out_dir]);
    }
    transcript.assert();
    // Nothing was even resolved, which would have made a lockfile.
    tree::assert_same(&before, &tree::read(&krate.root), "the crate's folder");

    let workspace = Fixture::new("workspace");
    for (out_dir, why) in [(".git/x", "history"), ("native/src/x", "sources")] {
        let error = workspace.build(&["--no-opt", "--out-dir", out_dir]).error(&[why]);
        assert!(!error.stderr.contains("Resolved"), "{}", error.stderr);
    }
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let krate = Fixture::new("plain");
    std::fs::create_dir(krate.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", krate.path("pkg")).unwrap();
    krate.build(&[]).error(&["is a symbolic link", "--out-dir"]);
    std::os::unix::fs::symlink("src", krate.path("linked")).unwrap();
    krate.build(&["--out-dir", "linked/js"]).error(&["among the crate's sources"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_named() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt", "--out-dir", "/proc/pkg"]).error(&["/proc"]);
}

#[test]
fn what_others_put_into_the_package_stays() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt", "--out-dir", "web/deep/pkg"]).success();
    krate.write("web/deep/pkg/node_modules/clsx/package.json", "{}");
    krate.write("web/deep/pkg/node.js", "changed");
    krate.build(&["--no-opt", "--out-dir", "web/deep/pkg"]).success();
    assert_eq!(krate.read("web/deep/pkg/node_modules/clsx/package.json"), "{}");
    assert_ne!(krate.read("web/deep/pkg/node.js"), "changed");
    krate.write("web/deep/pkg/mine-1.0.0.tgz", "mine");
    krate.write("web/deep/pkg/snippets/mine.js", "mine");
    krate.build(&["--no-opt", "--out-dir", "web/deep/pkg"]).success();
    assert_eq!(krate.read("web/deep/pkg/mine-1.0.0.tgz"), "mine");
    assert_eq!(krate.read("web/deep/pkg/snippets/mine.js"), "mine");
    krate.write("web/deep/pkg/README.md", "mine");
    krate.build(&["--no-opt", "--out-dir", "web/deep/pkg"]).success();
    krate.write("README.md", "also mine");
    krate.build(&["--no-opt", "--out-dir", "web/deep/pkg"]).error(&["README.md` is in the package's way", "move it"]);
    assert_eq!(krate.read("web/deep/pkg/README.md"), "mine");
}

/// Only what a build made and nobody changed since is removed, whatever a list says.
#[test]
fn a_list_that_names_the_users_files_removes_none() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt", "--out-dir", "site"]).success();
    krate.write("site/index.html", "mine");
    let hash = "0".repeat(64);
    krate.edit("site/.cargo-scaffold", |list| format!("{list}{hash}  index.html\nindex.html\n"));
    krate.build(&["--no-opt", "--out-dir", "site"]).success();
    assert_eq!(krate.read("site/index.html"), "mine");
}

#[test]
fn git_shows_nothing_of_a_new_package_and_npm_packs_it() {
    let krate = Fixture::new("plain");
    let git = |args: &[&str]| run(isolate(&mut Command::new("git")).args(args).current_dir(&krate.root)).success();
    let build = || {
        std::fs::remove_dir_all(krate.path("pkg")).ok();
        let note = "to commit it, remove `";
        assert_eq!(krate.build(&["--no-opt"]).success().stderr.contains(note), krate.path("pkg/.gitignore").exists());
        krate.path("pkg/.gitignore").exists()
    };
    let status = || git(&["status", "--short"]).stdout;
    // Cargo's lockfile is new, too: it's the user's to commit.
    krate.build(&["--no-opt"]).success();
    git(&["init", "--quiet"]);
    git(&["add", "Cargo.*", "src"]);
    std::fs::remove_dir_all(krate.path("pkg")).unwrap();
    let before = status();
    assert!(build());
    assert_eq!(status(), before);
    krate.build(&["--no-opt"]).success();
    assert_eq!(status(), before, "it isn't new any more");
    let packed = run(isolate(&mut Command::new("npm")).args(["pack", "--dry-run"]).current_dir(krate.path("pkg")));
    assert!(packed.success().stderr.contains("node.js"));

    git(&["add", "--force", "pkg/package.json"]);
    assert!(!build(), "it's meant to be there");
    git(&["rm", "-r", "--cached", "--quiet", "pkg"]);
    krate.write(".gitignore", "pkg/\n");
    assert!(!build());
}

#[test]
fn a_package_for_fewer_environments_replaces_one_for_all() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt"]).success();
    assert!(krate.path("pkg/inline.js").exists());
    krate.edit("Cargo.toml", |text| text + "\n[package.metadata.scaffold]\nenvironments = ['node']\n");
    krate.build(&["--no-opt"]).success();
    assert!(!krate.path("pkg/inline.js").exists());
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
}
