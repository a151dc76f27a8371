//! Templates made to harm: each ends with one error and leaves nothing behind, or does no harm.

mod answers;
mod limits;
mod links;
mod names;
mod sizes;
mod terminal;
mod unreadable;

use std::{fs, path::PathBuf};

use tempfile::{TempDir, tempdir};
use tests::{
    scaffold::{Outcome, run, scaffold},
    transcript::Transcript,
    tree,
};
use walkdir::WalkDir;

/// A template, and the folder in which it's used.
struct Attack {
    folder: TempDir,
}

impl Attack {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("template")).unwrap();
        fs::create_dir(folder.path().join("work")).unwrap();
        Self { folder }
    }

    /// A path in the template.
    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("template").join(path)
    }

    fn file(&self, path: &str, contents: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    fn manifest(&self, text: &str) -> &Self {
        self.file("cargo-generate.toml", text)
    }

    fn work(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    fn run(&self, args: &[&str]) -> Outcome {
        let mut command = scaffold(&self.work());
        run(command.args(["new", "mylib", "--path", "../template", "--yes", "--vcs", "none"]).args(args))
    }

    /// Checks that it's refused, with an error that holds all `parts`, and that nothing is written anywhere.
    #[track_caller]
    fn is_refused(&self, args: &[&str], parts: &[&str]) -> Outcome {
        let entries = || WalkDir::new(self.folder.path()).into_iter().count();
        let before = entries();
        let outcome = self.run(args).error(parts);
        assert_eq!(tree::names(&self.work()), [""; 0], "something is left behind");
        assert_eq!(before, entries(), "something is written beside the work folder");
        outcome
    }

    /// The same, with an error that the transcript holds.
    #[track_caller]
    fn is_refused_as_shown(&self, transcript: &mut Transcript, args: &[&str]) {
        let outcome = self.is_refused(args, &[]);
        transcript.redact_folder("[FOLDER]", self.folder.path());
        transcript.add(&[&["new", "mylib", "--path", "../template"], args].concat(), &outcome);
    }

    /// Checks that it works, and returns what it printed.
    #[track_caller]
    fn is_harmless(&self, args: &[&str]) -> Outcome {
        let outcome = self.run(args).success();
        assert_eq!(tree::names(&self.work()), ["mylib"]);
        outcome
    }

    fn made(&self, path: &str) -> String {
        fs::read_to_string(self.work().join("mylib").join(path)).unwrap()
    }
}
