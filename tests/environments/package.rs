//! Packages that are built, packed and installed once, and projects that have them installed.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use serde_json::Value;
use tempfile::TempDir;
use tests::{
    scaffold::{Outcome, run, scaffold},
    target,
};
use walkdir::WalkDir;

/// A crate like most.
pub static MYLIB: LazyLock<Package> = LazyLock::new(|| Package::install("mylib", "mylib", ""));

/// A crate with one of everything.
pub static KITCHEN_SINK: LazyLock<Package> = LazyLock::new(|| Package::install("kitchen-sink", "kitchen-sink", ""));

/// A crate whose names clash with those of the package and of JavaScript.
pub static CLASHES: LazyLock<Package> = LazyLock::new(|| Package::install("clashes", "clashes", ""));

/// A fixture crate that was built, packed, and installed into an empty folder.
pub struct Package {
    name: &'static str,
    root: PathBuf,
}

impl Package {
    /// Installs it into a folder of its own; `manifest` is added to the crate's.
    pub fn install(name: &'static str, folder: &str, manifest: &str) -> Self {
        let package = Self { name, root: Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages").join(folder) };
        let (krate, installed) = (package.root.join("crate"), package.installed());
        if package.root.exists() {
            fs::remove_dir_all(&package.root).expect("the last run's is removed");
        }
        copy(&fixture("crates").join(name), &krate);
        let path = krate.join("Cargo.toml");
        fs::write(&path, fs::read_to_string(&path).expect("a manifest") + manifest).expect("written");
        build(&krate);
        package.pack(&krate.join("pkg"));
        fs::create_dir(&installed).expect("created");
        run(npm(&installed).args(["install", "--prefer-offline"]).arg(package.tarball())).success();
        package
    }

    fn pack(&self, built: &Path) {
        let outcome = run(npm(built).args(["pack", "--pack-destination"]).arg(&self.root)).success();
        let tarball = outcome.stdout.lines().last().expect("npm names the tarball").to_owned();
        fs::rename(self.root.join(tarball), self.tarball()).expect("renamed");
    }

    /// What would be published.
    pub fn tarball(&self) -> PathBuf {
        self.root.join("package.tgz")
    }

    /// A folder in which the package, and nothing else, was installed.
    fn installed(&self) -> PathBuf {
        self.root.join("installed")
    }

    /// The names of the files that were installed.
    pub fn files(&self) -> Vec<String> {
        tests::tree::names(&self.installed().join("node_modules").join(self.name))
    }

    /// A copy of a fixture project with the package installed in it.
    pub fn project(&self, name: &str) -> Project {
        let folder = TempDir::new().expect("a temporary folder");
        copy(&self.installed(), folder.path());
        copy(&fixture("environments").join("answers").join(self.name), folder.path());
        copy(&fixture("environments").join(name), folder.path());
        Project { folder }
    }
}

fn build(krate: &Path) {
    let mut command = scaffold(krate);
    command.arg("build").env("WASM_OPT", tool("wasm-opt")).env("CARGO_TARGET_DIR", target::folder());
    run(&mut command).success();
}

fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder).args(["--silent", "--no-audit", "--no-fund"]);
    command
}

/// A project that uses the package.
pub struct Project {
    folder: TempDir,
}

impl Project {
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Adds a package of npm's.
    #[track_caller]
    pub fn install(&self, package: &str) {
        run(npm(self.folder.path()).args(["install", "--prefer-offline", package])).success();
    }

    /// Runs a tool in the project.
    #[track_caller]
    pub fn tool(&self, name: &str, args: &[&str]) -> Outcome {
        run(Command::new(tool(name)).args(args).current_dir(self.path("")).env("NO_COLOR", "1")).success()
    }

    /// Runs one of the scripts beside this file, for the project.
    #[track_caller]
    pub fn script(&self, name: &str, args: &[&str]) -> Outcome {
        let script = environments().join(name);
        self.node([script.as_os_str(), self.folder.path().as_os_str()].into_iter().chain(args.iter().map(OsStr::new)))
    }

    #[track_caller]
    pub fn node(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
        run(Command::new("node").args(args).current_dir(self.path(""))).success()
    }

    /// Visits a page of the project in Chromium.
    #[track_caller]
    pub fn page(&self, page: &str) -> Outcome {
        self.script("page.mjs", &[page])
    }

    /// Panics unless the package answered, on standard output, as it should.
    #[track_caller]
    pub fn answered(&self, outcome: &Outcome) {
        let json =
            |text: &str| -> Value { serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")) };
        let expected = fs::read_to_string(self.path("answers.json")).expect("answers to compare with");
        assert_eq!(json(&outcome.stdout), json(&expected), "{}", outcome.stderr);
    }

    /// Whether a bundler put the WebAssembly into a file of its own.
    pub fn has_separate_wasm(&self) -> bool {
        WalkDir::new(self.path("dist"))
            .into_iter()
            .any(|entry| entry.expect("readable").path().extension().is_some_and(|it| it == "wasm"))
    }
}

/// A program that `tests/setup` installed.
pub fn tool(name: &str) -> PathBuf {
    let path = environments().join("node_modules/.bin").join(name);
    assert!(path.exists(), "`{}` is missing: run `tests/setup`", path.display());
    path
}

fn environments() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("environments")
}

fn fixture(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(kind)
}

/// Copies a folder's contents into another.
fn copy(from: &Path, to: &Path) {
    let skipped = ["target", "pkg", "Cargo.lock"];
    let entries =
        WalkDir::new(from).into_iter().filter_entry(|entry| !skipped.iter().any(|it| entry.file_name() == *it));
    for entry in entries {
        let entry = entry.expect("readable");
        let target = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("created");
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
