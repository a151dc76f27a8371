//! A new crate in a JavaScript project: `tests/fixtures/javascript/<case>/` has the project as it is (`in`) and as it
//! should be (`out`) after `new packages/mylib --yes`.

use std::{fs, path::Path};

use tempfile::{TempDir, tempdir};
use tests::{
    scaffold::run_in,
    tree::{self, names},
};

fn cases() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/javascript")
}

/// A copy of the project in the case's folder.
fn project(case: &str) -> TempDir {
    let folder = tempdir().unwrap();
    for (path, file) in tree::read(&cases().join(case).join("in")) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.contents).unwrap();
    }
    folder
}

#[test]
fn a_project_gets_the_dependency_and_keeps_its_form() {
    for case in names(&cases()) {
        let folder = project(&case);
        run_in(folder.path(), ["new", "packages/mylib", "--yes"]).success();
        let krate = folder.path().join("packages/mylib");
        assert!(krate.join("Cargo.toml").is_file());
        fs::remove_dir_all(krate).unwrap();
        tree::assert_same(&tree::read(folder.path()), &tree::read(&cases().join(&case).join("out")), &case);
    }
}
