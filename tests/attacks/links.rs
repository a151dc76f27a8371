//! Links, in templates and where a project is to be.
#![cfg(unix)]

use std::{fs, os::unix::fs::symlink};

use super::Attack;

/// Nothing is read through a link, wherever it leads.
#[test]
fn a_link_is_left_out_and_told() {
    for target in [
        "/etc/passwd",
        "/etc",
        "../outside",
        "../outside.txt",
        "nowhere",
        "/nowhere",
        "link",
        "sub/../../outside",
        "a.txt",
    ] {
        let attack = Attack::new();
        fs::create_dir(attack.folder.path().join("outside")).unwrap();
        fs::write(attack.folder.path().join("outside.txt"), "secret").unwrap();
        attack.file("a.txt", "a");
        symlink(target, attack.path("link")).unwrap();
        attack.is_refused(&["--strict"], &["`link`: it's a link"]);
        let outcome = attack.is_harmless(&[]);
        assert!(outcome.stderr.contains("`link`: it's a link"), "{}", outcome.stderr);
        assert_eq!(tests::tree::names(&attack.work().join("mylib")), [".cargo-scaffold.toml", "a.txt"]);
    }
}

#[test]
fn a_link_that_the_template_ignores_is_not_told() {
    for manifest in ["[template]\nignore = [\"link\"]\n", "[template]\nignore = [\"folder\"]\n"] {
        let attack = Attack::new();
        attack.manifest(manifest).file("a.txt", "a").file("folder/b.txt", "b");
        let link = if manifest.contains("folder") { "folder/link" } else { "link" };
        symlink("/nowhere", attack.path(link)).unwrap();
        let outcome = attack.is_harmless(&[]);
        assert!(!outcome.stderr.contains("link"), "{}", outcome.stderr);
    }
}

#[test]
fn a_link_within_the_template_is_left_out() {
    let attack = Attack::new();
    attack.file("a.txt", "a").file("sub/b.txt", "b");
    symlink("a.txt", attack.path("link")).unwrap();
    symlink("../sub", attack.path("sub/loop")).unwrap();
    let outcome = attack.is_harmless(&[]);
    assert!(outcome.stderr.contains("`link`; `sub/loop`: it's a link"), "{}", outcome.stderr);
    assert!(!attack.work().join("mylib/link").exists() && !attack.work().join("mylib/sub/loop").exists());
    let attack = Attack::new();
    symlink(".", attack.path("link")).unwrap();
    attack.is_refused(&["--strict"], &["link"]);
}

#[test]
fn manifests_and_sub_templates_behind_links_count_for_nothing() {
    let attack = Attack::new();
    fs::create_dir(attack.folder.path().join("outside")).unwrap();
    fs::write(attack.folder.path().join("outside/cargo-generate.toml"), "not toml").unwrap();
    attack.file("a.txt", "a");
    symlink("../outside", attack.path("sub")).unwrap();
    attack.is_refused(&["sub"], &["there's no such sub-template"]);
    attack.manifest("[template]\nsub_templates = [\"sub\"]\n");
    attack.is_refused(&[], &["the template has no folder `sub`"]);
}

#[test]
fn a_link_at_the_destination_is_refused() {
    let attack = Attack::new();
    attack.file("src/lib.rs", "x").file("a.txt", "a");
    let outside = attack.folder.path().join("outside");
    fs::create_dir(&outside).unwrap();
    symlink(&outside, attack.work().join("mylib")).unwrap();
    attack.run(&[]).error(&["`mylib` is a symlink"]);
    fs::remove_file(attack.work().join("mylib")).unwrap();
    symlink(&outside, attack.work().join("src")).unwrap();
    attack.run(&["--init"]).error(&["`src` is a link"]);
    assert_eq!(tests::tree::names(&attack.work()), ["src"]);
    assert!(tests::tree::names(&outside).is_empty());
}

#[test]
fn a_pipe_is_left_out() {
    let attack = Attack::new();
    attack.file("a.txt", "a");
    assert!(std::process::Command::new("mkfifo").arg(attack.path("pipe")).status().unwrap().success());
    attack.is_harmless(&[]);
    assert!(!attack.work().join("mylib/pipe").exists());
}
