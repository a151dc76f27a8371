//! Our rendering against cargo-generate's: the same files, bytes and modes, for every combination of answers.

use std::{fs, num::NonZero, path::Path, process::Command, thread};

use tempfile::tempdir;
use tests::{
    answers::{self, Answers},
    repository::root,
    scaffold::{binaries, isolate, run, run_in},
    tree::{self, Tree},
};

const RECORD: &str = ".cargo-scaffold.toml";

#[test]
fn every_combination_is_the_tree_that_cargo_generate_renders() {
    let kinds = answers::kinds();
    let combinations: Vec<_> = kinds
        .iter()
        .flat_map(|kind| answers::all(kind).into_iter().map(move |answers| (kind.as_str(), answers)))
        .collect();
    assert!(combinations.len() > 100, "only {} combinations", combinations.len());
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for share in combinations.chunks(combinations.len().div_ceil(threads)) {
            scope.spawn(|| {
                let folder = tempdir().unwrap();
                share.iter().for_each(|(kind, answers)| compare(folder.path(), kind, answers));
            });
        }
    });
}

fn compare(folder: &Path, kind: &str, answers: &Answers) {
    let mut ours = our_tree(folder, kind, answers);
    assert!(ours.remove(RECORD).is_some(), "no record");
    tree::assert_same(&ours, &their_tree(folder, kind, answers), &format!("{kind} with {answers:?}"));
    fs::remove_dir_all(folder.join("ours")).unwrap();
    fs::remove_dir_all(folder.join("theirs")).unwrap();
}

fn our_tree(folder: &Path, kind: &str, answers: &Answers) -> Tree {
    let args =
        ["new", "ours/my-lib", "--kind", kind, "--yes", "--quiet", "--strict", "--vcs", "none"].map(String::from);
    fs::create_dir(folder.join("ours")).unwrap();
    run_in(folder, args.into_iter().chain(answers.to_args())).success();
    tree::read(&folder.join("ours/my-lib"))
}

fn their_tree(folder: &Path, kind: &str, answers: &Answers) -> Tree {
    let template = root().join(format!("template-{kind}"));
    fs::create_dir(folder.join("theirs")).unwrap();
    let mut command = Command::new(binaries().join("cargo-generate"));
    command.args(["generate", "--silent", "--name", "my-lib", "--vcs", "none", "--lib", "--path"]);
    command.arg(template).args(answers.to_args()).arg("--destination").arg(folder.join("theirs"));
    run(isolate(&mut command).current_dir(folder)).success();
    tree::read(&folder.join("theirs/my-lib"))
}
