//! Names that cargo, the registry or npm would refuse later are refused at once.

use tempfile::tempdir;
use tests::{scaffold::run_in, tree::names};

#[test]
fn a_bad_name_of_each_class_is_one_error_and_writes_nothing() {
    let long = "a".repeat(65);
    let folder = tempdir().unwrap();
    for (name, why) in [
        ("MyLib", "`my-lib` would do"),
        ("my.lib", "no `.`; `my-lib` would do"),
        ("3d", "starts with `3`"),
        ("async", "Rust keyword; `async-wasm` would do"),
        ("test", "Rust's own"),
        ("core", "Rust's own"),
        ("deps", "target directory"),
        ("nul", "Windows device"),
        ("com1", "Windows device"),
        ("wasm-bindgen", "dependency of the project itself"),
        ("stream", "Node has a module of that name"),
        ("größe", "no `ö`"),
        ("my lib", "no ` `"),
        ("a\u{1b}[2Jb", r"`a\u{1b}[2Jb`"),
        (&long, "65 characters"),
    ] {
        run_in(folder.path(), ["new", name, "--yes"]).error(&[why]);
    }
    run_in(folder.path(), ["new", "fine", "--name", "Not Fine", "--yes"]).error(&["`not-fine` would do"]);
    run_in(folder.path(), ["new", "fine", "--scope", "@Acme", "--yes"]).error(&["npm scope", "capital"]);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn the_name_can_differ_from_the_folder() {
    let folder = tempdir().unwrap();
    run_in(folder.path(), ["new", "My Folder", "--name", "mylib", "--yes"]).success();
    let manifest = std::fs::read_to_string(folder.path().join("My Folder/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"mylib\""), "{manifest}");
}
