//! Names that cargo, the registry or npm would refuse later are refused at once.

use tempfile::tempdir;
use tests::{scaffold::run_in, transcript::Transcript, tree::names};

#[test]
fn a_bad_name_of_each_class_is_one_error_and_writes_nothing() {
    let long = "a".repeat(65);
    let folder = tempdir().unwrap();
    let mut transcript = Transcript::new("new/names");
    for name in [
        "MyLib",
        "my.lib",
        "3d",
        "async",
        "test",
        "core",
        "deps",
        "nul",
        "com1",
        "wasm-bindgen",
        "stream",
        "größe",
        "my lib",
        "a\u{1b}[2Jb",
        &long,
    ] {
        transcript.error(folder.path(), &["new", name, "--yes"]);
    }
    transcript.error(folder.path(), &["new", "fine", "--name", "Not Fine", "--yes"]);
    transcript.error(folder.path(), &["new", "fine", "--scope", "@Acme", "--yes"]);
    transcript.assert();
    assert!(names(folder.path()).is_empty());
}

#[test]
fn the_name_can_differ_from_the_folder() {
    let folder = tempdir().unwrap();
    run_in(folder.path(), ["new", "My Folder", "--name", "mylib", "--yes"]).success();
    let manifest = std::fs::read_to_string(folder.path().join("My Folder/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"mylib\""), "{manifest}");
}
