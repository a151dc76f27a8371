//! Templates that aren't ours, each a folder in `tests/fixtures/templates`: the tree of `cargo scaffold new --path` is
//! the one that cargo-generate renders.

use std::{fs, path::Path, process::Command};

use tempfile::{TempDir, tempdir};
use tests::{
    repository::root,
    scaffold::{binaries, isolate, run, run_in, scaffold},
    tree,
};
use toml_edit::{DocumentMut, Value};

const RECORD: &str = ".cargo-scaffold.toml";

#[test]
fn every_fixture_is_the_tree_that_cargo_generate_renders() {
    let fixtures = root().join("tests/fixtures/templates");
    let names = tree::names(&fixtures);
    assert!(names.len() >= 20, "only {} fixtures", names.len());
    for name in names {
        let fixture = fixtures.join(&name);
        for args in cases(&fixture.join("cases.toml")) {
            assert_same(&fixture.join("template"), &args, &format!("{name} {args:?}"));
        }
    }
}

/// What git can't hold.
#[cfg(unix)]
#[test]
fn empty_folders_are_the_same_too() {
    let template = tempdir().unwrap();
    for folder in ["empty", "a/b/c", "{{project-name}}", "{{project-name}}-full", "kept/ignored", ".git/x", "{{x}}/y"] {
        fs::create_dir_all(template.path().join(folder)).unwrap();
    }
    for file in ["{{project-name}}-full/f", "kept/ignored/f", "plain:name?.txt", "{{crate_name}}_x.txt"] {
        fs::write(template.path().join(file), "{{project-name}}").unwrap();
    }
    fs::write(template.path().join("cargo-generate.toml"), "[template]\nignore = [\"kept/ignored\"]\n").unwrap();
    assert_same(template.path(), &[], "empty folders");
}

#[test]
fn values_come_from_where_cargo_generate_takes_them() {
    let (template, home) = (tempdir().unwrap(), tempdir().unwrap());
    let names = ["configured", "filed", "variable", "given", "defined", "defaulted"];
    let questions = names.map(|name| format!("{name} = {{ prompt = \"?\", default = \"default\" }}\n")).concat();
    fs::write(template.path().join("cargo-generate.toml"), format!("[placeholders]\n{questions}")).unwrap();
    fs::write(template.path().join("out.txt"), names.map(|name| format!("{{{{{name}}}}} ")).concat() + "{{extra}}")
        .unwrap();
    // Each later source answers one question less.
    let values = |from: &str, skip: usize| {
        let lines = names[skip..5].iter().map(|name| format!("{name} = \"{from}\"\n")).collect::<String>();
        format!("[values]\nextra = \"{from}\"\n{lines}")
    };
    fs::write(home.path().join("cargo-generate.toml"), values("configuration", 0)).unwrap();
    fs::write(home.path().join("env.toml"), values("file", 1)).unwrap();
    fs::write(home.path().join("given.toml"), values("given", 3)).unwrap();
    let folder = Folder::new();
    let environment = |command: &mut Command| {
        command.env("CARGO_HOME", home.path());
        command.env("CARGO_GENERATE_TEMPLATE_VALUES_FILE", home.path().join("env.toml"));
        for name in ["VARIABLE", "GIVEN", "DEFINED"] {
            command.env(format!("CARGO_GENERATE_VALUE_{name}"), "variable");
        }
    };
    let given = home.path().join("given.toml");
    let args = |option: &str| [option, given.to_str().unwrap(), "-d", "defined=definition"].map(String::from);
    let (mut theirs, mut ours) = (folder.theirs(template.path()), folder.ours(template.path()));
    environment(theirs.args(args("--values-file")));
    environment(ours.args(args("--answers")));
    run(&mut theirs).success();
    run(&mut ours).success();
    folder.assert_same("values");
    let out = fs::read_to_string(folder.path().join("ours/my-lib/out.txt")).unwrap();
    assert_eq!(out, "configuration file variable given definition default given");
}

#[test]
fn the_current_folder_keeps_what_it_has() {
    let template = root().join("tests/fixtures/templates/kit-web/template");
    let folder = tempdir().unwrap();
    for side in ["ours", "theirs"] {
        fs::create_dir_all(folder.path().join(side).join("src")).unwrap();
        fs::write(folder.path().join(side).join("README.md"), "mine").unwrap();
        fs::write(folder.path().join(side).join("src/mine.rs"), "mine").unwrap();
    }
    let template = template.to_str().unwrap();
    let mut theirs = Command::new(binaries().join("cargo-generate"));
    theirs.args(["generate", "--silent", "--init", "--name", "my-lib", "--path", template]);
    run(isolate(&mut theirs).current_dir(folder.path().join("theirs"))).success();
    let ours = run_in(&folder.path().join("ours"), ["new", "my-lib", "--init", "--yes", "--path", template]).success();
    assert!(ours.stderr.contains("`README.md` is there already"), "{}", ours.stderr);
    let mut made = tree::read(&folder.path().join("ours"));
    assert!(made.remove(RECORD).is_some());
    tree::assert_same(&made, &tree::read(&folder.path().join("theirs")), "--init");
    assert!(!folder.path().join("ours/.git").exists());
}

/// Renders `template` with both, and compares files, bytes, modes and folders.
#[track_caller]
fn assert_same(template: &Path, args: &[String], what: &str) {
    assert!(same_if_rendered(template, args, what), "cargo-generate doesn't render {what}");
}

/// Like `assert_same`, unless cargo-generate fails, or puts two files into one place.
#[track_caller]
pub fn same_if_rendered(template: &Path, args: &[String], what: &str) -> bool {
    let folder = Folder::new();
    if run(folder.theirs(template).args(args)).code != Some(0) {
        return false;
    }
    let ours = run(folder.ours(template).args(args));
    if ["are one file", "is a file and a folder"].iter().any(|refusal| ours.stderr.contains(refusal)) {
        return false;
    }
    assert_eq!(ours.code, Some(0), "{what}: {}", ours.stderr);
    folder.assert_same(what);
    true
}

/// A folder in which both make their `my-lib`.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        ["ours", "theirs"].iter().for_each(|side| fs::create_dir(folder.path().join(side)).unwrap());
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn ours(&self, template: &Path) -> Command {
        let mut command = scaffold(self.path());
        command.args(["new", "ours/my-lib", "--yes", "--vcs", "none", "--path"]).arg(template);
        command
    }

    fn theirs(&self, template: &Path) -> Command {
        let mut command = Command::new(binaries().join("cargo-generate"));
        command.args(["generate", "--silent", "--name", "my-lib", "--vcs", "none"]);
        command.args(["--destination", "theirs", "--path"]).arg(template);
        isolate(&mut command).current_dir(self.path());
        command
    }

    #[track_caller]
    fn assert_same(&self, what: &str) {
        let mut ours = tree::read(&self.path().join("ours/my-lib"));
        assert!(ours.remove(RECORD).is_some(), "no record for {what}");
        tree::assert_same(&ours, &tree::read(&self.path().join("theirs/my-lib")), what);
        let folders = |side: &str| tree::folders(&self.path().join(side).join("my-lib"));
        assert_eq!(folders("ours"), folders("theirs"), "folders of {what}");
    }
}

fn cases(path: &Path) -> Vec<Vec<String>> {
    let document: DocumentMut = fs::read_to_string(path).unwrap().parse().unwrap();
    let strings =
        |case: &Value| case.as_array().unwrap().iter().map(|argument| argument.as_str().unwrap().to_owned()).collect();
    document["cases"].as_array().unwrap().iter().map(strings).collect()
}
