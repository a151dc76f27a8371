//! Crates to build: copies of the folders in `tests/fixtures/crates`, one for each test.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::{
    repository,
    scaffold::{self, Outcome, binaries},
    target,
    transcript::Transcript,
};

/// A crate of its own for the test that made it.
pub struct Fixture {
    pub root: PathBuf,
    /// The crate's name: that of its source and of the test, so that no two tests share a folder.
    pub name: String,
}

impl Fixture {
    /// A copy of the crate `source`, named for the test that runs on this thread.
    pub fn new(source: &str) -> Self {
        let thread = std::thread::current();
        let test = thread.name().expect("a test's thread has its name").replace("::", "-").replace('_', "-");
        let name = format!("{source}-{test}");
        let root = folder().join("crates").join(&name);
        if root.exists() {
            fs::remove_dir_all(&root).expect("the last copy can be removed");
        }
        copy(&sources().join(source), &root);
        let fixture = Self { root, name };
        fixture.edit("Cargo.toml", |text| text.replace(&format!("name = \"{source}\"\n"), &fixture.named()));
        fixture
    }

    /// The stem of what's generated.
    pub fn stem(&self) -> String {
        self.name.replace('-', "_")
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::write(path, contents).expect("the file can be written");
    }

    pub fn edit(&self, path: &str, change: impl FnOnce(String) -> String) {
        self.write(path, change(self.read(path)));
    }

    pub fn json(&self, path: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// `cargo scaffold build` in the crate's folder. No `wasm-opt` is on its way but what the test puts there.
    pub fn builder(&self) -> Command {
        self.command("build")
    }

    /// Another command in the crate's folder, in the same way.
    pub fn command(&self, name: &str) -> Command {
        let mut command = scaffold::scaffold(&self.root);
        command.args(["scaffold", name]);
        command
            .env("CARGO_TARGET_DIR", target::folder())
            .env("XDG_CACHE_HOME", tools().join("cache"))
            .env_remove("WASM_OPT");
        command
    }

    #[track_caller]
    pub fn build(&self, args: &[&str]) -> Outcome {
        scaffold::run(self.builder().args(args))
    }

    /// A transcript of builds that fail, without the crate's folder and name in it.
    pub fn transcript(&self, name: &str) -> Transcript {
        let mut transcript = Transcript::new(name);
        transcript.redact_folder("[CRATE]", &self.root);
        transcript.redact("[NAME]", &self.name);
        transcript.redact("[WASM_BINDGEN]", &repository::locked("wasm-bindgen-cli-support"));
        transcript
    }

    /// Builds with `args`, which ends with one error, and adds both to the transcript.
    #[track_caller]
    pub fn refused(&self, transcript: &mut Transcript, args: &[&str]) -> Outcome {
        let outcome = self.build(args).error(&[]);
        transcript.add(&[&["build"], args].concat(), &outcome);
        outcome
    }

    /// Runs JavaScript, an ES module in which the package is `lib`, and returns what it prints.
    #[track_caller]
    pub fn javascript(&self, code: &str) -> String {
        self.node("import.mjs", &format!("import * as lib from \"./pkg/node.js\";\n{code}"))
    }

    /// The same as CommonJS.
    #[track_caller]
    pub fn commonjs(&self, code: &str) -> String {
        self.node("require.cjs", &format!("const lib = require(\"./pkg/node.cjs\");\n{code}"))
    }

    /// Runs a file of that name in the crate's folder: code that isn't in a file has more names than modules have.
    #[track_caller]
    pub fn node(&self, name: &str, code: &str) -> String {
        self.write(name, code);
        let outcome = scaffold::run(Command::new("node").arg(name).current_dir(&self.root));
        fs::remove_file(self.path(name)).expect("the file was there");
        outcome.success().stdout.trim_end().to_owned()
    }

    /// Packs the package and installs the tarball, as its users do, into a folder of its own.
    #[track_caller]
    pub fn install(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let npm = |folder: &Path, args: &[&OsStr]| {
            let mut npm = Command::new("npm");
            scaffold::run(npm.current_dir(folder).args(["--silent", "--no-audit", "--no-fund"]).args(args)).success()
        };
        let packed = npm(&self.path("pkg"), &["pack".as_ref(), "--pack-destination".as_ref(), folder.path().as_ref()]);
        let tarball = folder.path().join(packed.stdout.lines().last().expect("npm names the tarball"));
        npm(folder.path(), &["install".as_ref(), tarball.as_ref()]);
        folder
    }

    fn named(&self) -> String {
        format!("name = \"{}\"\n", self.name)
    }
}

/// Where tools are kept that take long to get.
pub fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools")
}

fn folder() -> PathBuf {
    binaries().parent().expect("binaries lie in the target folder").join("fixtures")
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/crates")
}

/// Leaves behind what a build in the folder itself would have made.
fn copy(from: &Path, to: &Path) {
    let is_source = |name: &OsStr| !["Cargo.lock", "target", "pkg", "node_modules"].iter().any(|made| name == *made);
    for entry in WalkDir::new(from).into_iter().filter_entry(|entry| is_source(entry.file_name())) {
        let entry = entry.expect("the fixture is readable");
        let path = to.join(entry.path().strip_prefix(from).expect("below the fixture"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).expect("the folder can be made");
        } else {
            fs::copy(entry.path(), path).expect("the file can be copied");
        }
    }
}
