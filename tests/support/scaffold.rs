//! Running the built `cargo-scaffold` as a user would, but away from the user's own settings.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

/// `target/debug`, where cargo puts this workspace's binaries.
pub fn binaries() -> PathBuf {
    let test = std::env::current_exe().expect("a test has an executable");
    test.ancestors().nth(2).expect("test binaries lie in target/debug/deps").to_owned()
}

/// What makes libtest say how long each test took, with `-Z unstable-options --report-time`; cargo would compile anew.
const FOR_LIBTEST: &str = "RUSTC_BOOTSTRAP";

/// The binary under test, built if it isn't there or not up to date.
///
/// The whole workspace is named, because its parts alone would have dependencies with other features.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "-q", "--workspace", "--bins"]);
        // What cargo says of the test to the test would have dependencies compiled anew (`ring` reads it).
        for (variable, _) in std::env::vars() {
            if variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_") {
                build.env_remove(variable);
            }
        }
        build.env_remove(FOR_LIBTEST);
        assert!(build.status().expect("cargo runs").success(), "the binary under test doesn't build");
        binaries().join("cargo-scaffold")
    })
}

/// `cargo-scaffold` to be run in `folder`, with a git identity and configuration of its own.
pub fn scaffold(folder: &Path) -> Command {
    let mut command = Command::new(binary());
    command.current_dir(folder);
    isolate(&mut command);
    command
}

/// Takes the user's settings away from `command`.
pub fn isolate(command: &mut Command) -> &mut Command {
    for (variable, _) in std::env::vars_os() {
        let name = variable.to_string_lossy();
        if name.starts_with("GIT_") || name.starts_with("CARGO_SCAFFOLD_") || name.starts_with("CARGO_PKG_") {
            command.env_remove(variable);
        }
    }
    command
        .envs([("NO_COLOR", "1"), ("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@example.org")])
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")])
        .env_remove("CARGO_TARGET_DIR")
        .env_remove(FOR_LIBTEST)
}

/// What a finished command left behind.
#[derive(Debug)]
pub struct Outcome {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    /// Panics with everything that was printed unless the command succeeded.
    #[track_caller]
    pub fn success(self) -> Self {
        assert_eq!(self.code, Some(0), "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Panics unless the command failed with exit code 1 and one error that holds every one of `parts`.
    #[track_caller]
    pub fn error(self, parts: &[&str]) -> Self {
        assert_eq!(self.code, Some(1), "{}\n{}", self.stdout, self.stderr);
        let errors = self.stderr.lines().filter(|line| line.starts_with("error: ")).count();
        assert_eq!(errors, 1, "one error:\n{}", self.stderr);
        for part in parts {
            assert!(self.stderr.contains(part), "`{part}` isn't in:\n{}", self.stderr);
        }
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }
}

/// Runs `command` to its end.
#[track_caller]
pub fn run(command: &mut Command) -> Outcome {
    let Output { status, stdout, stderr } =
        command.output().unwrap_or_else(|error| panic!("{command:?} doesn't start: {error}"));
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
}

/// Runs `cargo-scaffold` with `args` in `folder`.
#[track_caller]
pub fn run_in(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
    run(scaffold(folder).args(args))
}
