//! What a terminal would show of several commands, as a snapshot.

use std::path::Path;

use snapbox::Redactions;

use crate::{
    repository,
    scaffold::{Outcome, run_in},
    snapshot,
};

pub struct Transcript {
    name: String,
    shown: String,
    redactions: Redactions,
}

impl Transcript {
    /// Held in `tests/snapshots/<name>.txt`.
    pub fn new(name: impl Into<String>) -> Self {
        let mut transcript = Self { name: name.into(), shown: String::new(), redactions: Redactions::new() };
        transcript.redact_folder("[REPOSITORY]", &repository::root());
        transcript
    }

    /// Shows `placeholder` instead of `text`, which differs from run to run.
    pub fn redact(&mut self, placeholder: &'static str, text: &str) {
        self.redactions.insert(placeholder, text.to_owned()).expect("a placeholder is in brackets");
    }

    /// The same for a folder, also by its real path.
    pub fn redact_folder(&mut self, placeholder: &'static str, folder: &Path) {
        for path in [folder.to_owned(), folder.canonicalize().expect("the folder is there")] {
            self.redact(placeholder, &path.display().to_string());
        }
    }

    /// Runs `cargo-scaffold` in `folder`, which ends with one error, and adds both.
    #[track_caller]
    pub fn error(&mut self, folder: &Path, args: &[&str]) -> Outcome {
        let outcome = run_in(folder, args).error(&[]);
        self.redact_folder("[FOLDER]", folder);
        self.add(args, &outcome);
        outcome
    }

    /// Adds a command and what it printed.
    pub fn add(&mut self, args: &[&str], outcome: &Outcome) {
        let args: Vec<_> = args.iter().map(|arg| quoted(arg)).collect();
        self.shown += &format!("$ cargo scaffold {}\n{}{}\n", args.join(" "), outcome.stdout, outcome.stderr);
    }

    /// Panics unless all of it is as it was.
    #[track_caller]
    pub fn assert(self) {
        snapshot::assert_redacted(&format!("{}.txt", self.name), &self.shown, self.redactions);
    }
}

/// An argument as a shell needs it, near enough to read.
fn quoted(arg: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=@:,~+".contains(c);
    if !arg.is_empty() && arg.chars().all(plain) { arg.to_owned() } else { format!("'{}'", arg.escape_debug()) }
}
