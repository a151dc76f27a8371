//! Where packages may go, and what they may replace.

use tests::{fixture::Fixture, tree};

#[test]
fn places_that_would_lose_the_users_files_are_refused() {
    let krate = Fixture::new("plain");
    krate.write("file", "mine");
    krate.write("site/index.html", "mine");
    let before = tree::read(&krate.root);
    let mut transcript = krate.transcript("build/out-dir");
    for out_dir in [".", "src/..", "..", "/", "src", "src/generated/js", "file", "site"] {
        krate.refused(&mut transcript, &["--no-opt", "--out-dir", out_dir]);
    }
    krate.build(&["--no-opt", "--out-dir", "file/below"]).error(&["file"]);
    transcript.assert();
    let mut after = tree::read(&krate.root);
    after.remove("Cargo.lock");
    tree::assert_same(&before, &after, "the crate's folder");
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
