//! Apps get a crate by the commands that `new` prints, and a clone of the app works by those of
//! `guide/javascript-project.md`: built where it is needed, or on a machine without Rust.
#![cfg(unix)]

use std::{fs, path::Path, process::Command};

use serde_json::Value;
use tempfile::tempdir;
use tests::{
    project::{Project, newer_node, path_without},
    repository::{blocks, root},
    scaffold::{Outcome, run, run_in},
    server::Server,
    tree,
};

/// A repository with an app as in `fixtures/apps/<name>/before`, whose tools are installed.
struct App {
    project: Project,
    name: &'static str,
}

impl App {
    fn new(name: &'static str) -> Self {
        let app = Self { project: Project::existing(tempdir().unwrap()), name };
        app.write("before");
        app.shell("git init --quiet\nnpm install --silent");
        app
    }

    fn write(&self, state: &str) {
        for (path, file) in tree::read(&root().join("tests/fixtures/apps").join(self.name).join(state)) {
            let path = self.project.folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.contents).unwrap();
        }
    }

    #[track_caller]
    fn shell(&self, line: &str) -> Outcome {
        self.project.shell(line).success()
    }

    /// Runs `new` and the commands that it prints, and then imports the package in the app.
    fn get_crate(&self, args: &[&str]) {
        let args = [&["new", "packages/mylib", "--yes", "--format", "json"], args].concat();
        let report: Value = serde_json::from_str(&run_in(&self.project.folder, args).success().stdout).unwrap();
        let next: Vec<_> = report["next"].as_array().unwrap().iter().map(|command| command.as_str().unwrap()).collect();
        self.shell(&next.join("\n"));
        self.write("after");
    }

    /// What a colleague gets. Nothing is installed.
    fn clone(&self) -> Self {
        let identity = "-c user.name=Ada -c user.email=ada@example.org";
        self.shell(&format!("git add .\ngit {identity} commit --quiet --allow-empty --message=state"));
        let folder = tempdir().unwrap();
        run(Command::new("git").args(["clone", "--quiet"]).arg(&self.project.folder).arg(folder.path())).success();
        Self { project: Project::existing(folder), name: self.name }
    }

    /// Runs a command where the `PATH` has no Rust.
    #[track_caller]
    fn without_rust(&self, line: &str) -> Outcome {
        let path = tempdir().unwrap();
        path_without(&["cargo", "cargo-scaffold", "rustc", "rustup"], path.path());
        let path = std::env::join_paths(newer_node().into_iter().chain([path.path().to_owned()])).unwrap();
        let line = format!("! command -v cargo || exit 3\n{line}");
        run(self.project.command("bash").args(["-ec", &line]).env("PATH", path)).success()
    }

    /// Panics unless the page that `line` serves has the package's answers.
    fn assert_serves(&self, line: &str) {
        let server = Server::start(&self.project, line);
        let mut visit = Command::new("node");
        visit.arg(root().join("tests/environments/visit.mjs")).arg(&server.url);
        assert_eq!(run(&mut visit).success().stdout, "[0.5,1.5,2.5,1.5]\n");
    }

    fn has(&self, path: impl AsRef<Path>) -> bool {
        self.project.has(path)
    }
}

/// The guide's commands that have `part` in them.
fn guide(part: &str) -> String {
    let found = blocks("guide/javascript-project.md", "sh").into_iter().find(|block| block.contains(part));
    found.unwrap_or_else(|| panic!("the guide has no command with `{part}`"))
}

/// As Vite's generator makes it, with Vitest.
#[test]
fn vite() {
    let app = App::new("vite");
    app.shell("npm run build");
    app.get_crate(&[]);
    app.shell(&guide("scripts.prebuild"));
    app.shell("npm test\nnpm run build");
    app.assert_serves("npm run dev");
    let clone = app.clone();
    assert!(!clone.has("packages/mylib/pkg"));
    clone.shell("npm install\nnpm test\nnpm run build");
    clone.assert_serves("npm run preview");
}

/// Node.js runs the TypeScript itself.
#[test]
fn node() {
    let app = App::new("node");
    assert_eq!(app.shell(START).stdout, "1 2 3\n");
    app.get_crate(&["-d", "harness=none"]);
    assert_eq!(app.shell(CHECKED_START).stdout, "0.5 1.5 2.5 1.5\n");
    built_on_install(&app);
    published(&app.clone());
    committed(&app);
}

const START: &str = "npm start --silent -- 1 2 3";
const CHECKED_START: &str = "npm ci >&2\nnpm run build --silent\nnpm test --silent >&2\nnpm start --silent -- 1 2 3";

fn built_on_install(app: &App) {
    let changed = app.clone();
    changed.shell(&guide("scripts.prepare"));
    let clone = changed.clone();
    assert!(!clone.has("packages/mylib/pkg"));
    assert_eq!(clone.shell(CHECKED_START).stdout, "0.5 1.5 2.5 1.5\n");
}

/// The tarball is what a registry gets.
fn published(app: &App) {
    app.shell("cargo scaffold build --manifest-path packages/mylib/Cargo.toml\nnpm pack ./packages/mylib/pkg");
    app.shell("rm -rf packages\nnpm install ./mylib-0.1.0.tgz");
    let clone = app.clone();
    assert_eq!(clone.without_rust(CHECKED_START).stdout, "0.5 1.5 2.5 1.5\n");
}

fn committed(app: &App) {
    let gitignore = app.project.folder.join("packages/mylib/.gitignore");
    fs::write(&gitignore, fs::read_to_string(&gitignore).unwrap().replace("/pkg\n", "")).unwrap();
    app.shell(&guide("git add"));
    let clone = app.clone();
    assert_eq!(clone.without_rust(CHECKED_START).stdout, "0.5 1.5 2.5 1.5\n");
    let check = guide("build --check");
    clone.shell(&check);
    let lib = clone.project.folder.join("packages/mylib/src/lib.rs");
    let more = "#[wasm_bindgen::prelude::wasm_bindgen]\npub fn answer() -> u32 {\n    42\n}\n";
    fs::write(&lib, fs::read_to_string(&lib).unwrap() + more).unwrap();
    assert_eq!(clone.project.shell(&check).code, Some(1));
}
