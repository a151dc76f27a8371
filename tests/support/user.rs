//! A user with settings and a cache of their own, empty at first.

use std::{ffi::OsStr, fs, path::PathBuf, process::Command};

use tempfile::{TempDir, tempdir};

use crate::{
    scaffold::{self, Outcome},
    transcript::Transcript,
};

pub struct User {
    folder: TempDir,
}

impl User {
    /// Works in `work`, lives in `home`.
    #[expect(clippy::new_without_default, reason = "it makes folders")]
    pub fn new() -> Self {
        let user = Self { folder: tempdir().expect("a temporary folder can be made") };
        for folder in ["work", "home", "config", "cache"] {
            fs::create_dir(user.path(folder)).expect("a folder can be made");
        }
        user
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// `cargo-scaffold` to be run in `work`.
    pub fn scaffold(&self) -> Command {
        let mut command = scaffold::scaffold(&self.path("work"));
        command.env("HOME", self.path("home")).env_remove("SSH_AUTH_SOCK");
        command.env("XDG_CONFIG_HOME", self.path("config")).env("XDG_CACHE_HOME", self.path("cache"));
        command
    }

    #[track_caller]
    pub fn run(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
        scaffold::run(self.scaffold().args(args))
    }

    /// Runs it, which ends with one error, and adds both to the transcript.
    #[track_caller]
    pub fn error(&self, transcript: &mut Transcript, args: &[&str]) -> Outcome {
        let outcome = self.run(args).error(&[]);
        transcript.add(args, &outcome);
        outcome
    }

    /// The folder in the cache that holds what was fetched from the only address that was used.
    #[track_caller]
    pub fn cache(&self) -> PathBuf {
        let caches = fs::read_dir(self.path("cache/cargo-scaffold/git")).expect("something was fetched");
        let caches: Vec<_> = caches.map(|entry| entry.expect("the cache is readable").path()).collect();
        assert_eq!(caches.len(), 1, "{caches:?}");
        caches.into_iter().next().expect("there's one")
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}
