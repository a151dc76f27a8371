//! A new crate in a workspace of each package manager: the commands that `new` prints, and no others, make its package
//! importable, in the workspace's root and in its members.
#![cfg(unix)]

use std::{fs, os::unix::fs::symlink, path::PathBuf, process::Command};

use serde_json::Value;
use tempfile::{TempDir, tempdir};
use tests::{
    project::Project,
    repository,
    scaffold::{Outcome, run, run_in},
};

const IMPORT: &str = "import { convolve } from \"mylib\";";

/// A workspace, and the package manager that it is for.
struct Workspace {
    project: Project,
    program: TempDir,
}

impl Workspace {
    /// `program` is the manager's in `tests/environments/node_modules`, unless it's on the `PATH`; `files` name it.
    fn new(program: Option<&str>, files: &[(&str, &str)]) -> Self {
        let folder = tempdir().unwrap();
        let workspaces = r#"{ "name": "host", "private": true, "type": "module", "workspaces": ["packages/*"] }"#;
        let app = r#"{ "name": "app", "version": "1.0.0", "type": "module" }"#;
        for (path, text) in [("package.json", workspaces), ("packages/app/package.json", app)].iter().chain(files) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self { project: Project::existing(folder), program: on_path(program) }
    }

    /// The commands to run after `new` with these arguments, which has linked the package or has not.
    fn next(&self, args: &[&str], is_linked: bool) -> Vec<String> {
        let args = [&["new", "packages/mylib", "--format", "json"], args].concat();
        let report = run_in(&self.project.folder, args).success().stdout;
        let report: Value = serde_json::from_str(&report).unwrap();
        assert_eq!(report["link"]["is_linked"], is_linked);
        assert_eq!(report["link"]["import"], IMPORT);
        report["next"].as_array().unwrap().iter().map(|command| command.as_str().unwrap().to_owned()).collect()
    }

    /// Runs one line of shell, as a user does: where these variables are set, installing may not change a lockfile.
    fn shell(&self, line: &str) -> Outcome {
        let mut bash = self.project.command("bash");
        let path = bash.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, path)| path).unwrap().to_owned();
        let paths: Vec<PathBuf> =
            [self.program.path().to_owned()].into_iter().chain(std::env::split_paths(&path)).collect();
        for variable in ["CI", "GITHUB_ACTIONS", "CONTINUOUS_INTEGRATION"] {
            bash.env_remove(variable);
        }
        bash.env("PATH", std::env::join_paths(paths).unwrap()).args(["--noprofile", "--norc", "-ec", line]);
        run(&mut bash)
    }

    /// In the root and in the member.
    fn assert_prints(&self, code: &str, output: &str) {
        for folder in [".", "packages/app"] {
            let folder = self.project.folder.join(folder);
            fs::write(folder.join("main.js"), code).unwrap();
            let outcome = run(Command::new("node").arg("main.js").current_dir(folder)).success();
            assert_eq!(outcome.stdout, output);
        }
    }

    fn assert_importable(&self) {
        self.assert_prints(&format!("{IMPORT}\nconsole.log(...convolve([1, 2, 3], [0.5, 0.5]));"), "0.5 1.5 2.5 1.5\n");
    }
}

/// A folder that has `program` under its own name.
fn on_path(program: Option<&str>) -> TempDir {
    let folder = tempdir().unwrap();
    if let Some(program) = program {
        let program = repository::root().join("tests/environments/node_modules").join(program);
        assert!(program.is_file(), "`{}` isn't there: run `tests/setup tools`", program.display());
        symlink(&program, folder.path().join(program.file_stem().unwrap())).unwrap();
    }
    folder
}

/// Links with consent, installs before the first build, follows the printed commands, and builds again.
fn assert_works(workspace: &Workspace, manager: &str) {
    let next = workspace.next(&["--yes", "-d", "harness=none"], true);
    let install = format!("{manager} install");
    assert_eq!(next.last().unwrap(), &install);
    // Bun wants the package to be there: the printed commands build it first.
    if manager != "bun" {
        workspace.shell(&install).success();
    }
    workspace.shell(&next.join("\n")).success();
    workspace.assert_importable();
    let more = "#[wasm_bindgen::prelude::wasm_bindgen]\npub fn answer() -> u32 {\n    42\n}\n";
    let lib = workspace.project.folder.join("packages/mylib/src/lib.rs");
    fs::write(&lib, fs::read_to_string(&lib).unwrap() + more).unwrap();
    workspace.shell("cd packages/mylib\ncargo scaffold build").success();
    assert_eq!(installs_dependencies(workspace, &install), manager == "npm");
    workspace.assert_prints("import { answer } from \"mylib\";\nconsole.log(answer());", "42\n");
}

/// Whether installing the project also installs what the linked package depends on.
fn installs_dependencies(workspace: &Workspace, install: &str) -> bool {
    let manifest = workspace.project.folder.join("packages/mylib/pkg/package.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let mut fields: Value = serde_json::from_str(&text).unwrap();
    fields["dependencies"] = serde_json::json!({ "clsx": "2.1.1" });
    fs::write(&manifest, fields.to_string()).unwrap();
    workspace.shell(install).success();
    fs::write(manifest, text).unwrap();
    workspace.project.has("node_modules/clsx")
}

/// By hand, without consent. The crate's tests have a `package.json`, which isn't to be taken for the package.
#[test]
fn npm_by_hand() {
    let workspace = Workspace::new(None, &[]);
    let next = workspace.next(&[], false);
    assert!(next.iter().any(|command| command.starts_with("npm pkg set ")), "{next:?}");
    workspace.shell(&next.join("\n")).success();
    workspace.assert_importable();
}

#[test]
fn npm() {
    assert_works(&Workspace::new(None, &[]), "npm");
}

#[test]
fn pnpm() {
    let workspace = ("pnpm-workspace.yaml", "packages:\n  - packages/*\n");
    assert_works(&Workspace::new(Some("pnpm/pnpm"), &[workspace]), "pnpm");
}

#[test]
fn yarn_classic() {
    assert_works(&Workspace::new(Some("yarn/bin/yarn.js"), &[("yarn.lock", "")]), "yarn");
}

#[test]
fn yarn() {
    let settings = [("yarn.lock", ""), (".yarnrc.yml", "nodeLinker: node-modules\nenableTelemetry: false\n")];
    assert_works(&Workspace::new(Some("@yarnpkg/cli-dist/bin/yarn.js"), &settings), "yarn");
}

#[test]
fn bun() {
    let lock = r#"{ "lockfileVersion": 1, "workspaces": { "": { "name": "host" } } }"#;
    assert_works(&Workspace::new(Some("bun/bin/bun.exe"), &[("bun.lock", lock)]), "bun");
}

#[test]
fn yarn_plug_and_play() {
    let workspace = Workspace::new(Some("@yarnpkg/cli-dist/bin/yarn.js"), &[("yarn.lock", "")]);
    workspace.shell(&workspace.next(&["--yes", "-d", "harness=none"], true).join("\n")).success();
    let code = format!("{IMPORT}\nconsole.log(...convolve([1], [2]));");
    for folder in [".", "packages/app"] {
        fs::write(workspace.project.folder.join(folder).join("main.js"), &code).unwrap();
    }
    assert_eq!(workspace.shell("yarn node main.js").success().stdout, "2\n");
    assert_ne!(workspace.shell("cd packages/app; yarn node main.js").code, Some(0));
    workspace.shell("cd packages/app; npm pkg set dependencies.mylib=link:../mylib/pkg; yarn install").success();
    assert_eq!(workspace.shell("cd packages/app; yarn node main.js").success().stdout, "2\n");
}

/// `guide/javascript-project.md` says which managers run a script's `pre` script.
#[test]
fn scripts_before_scripts() {
    for (program, command, is_run) in [
        (None, "npm", true),
        (Some("pnpm/pnpm"), "pnpm", true),
        (Some("yarn/bin/yarn.js"), "yarn", true),
        (Some("@yarnpkg/cli-dist/bin/yarn.js"), "yarn", false),
        (Some("bun/bin/bun.exe"), "bun", true),
    ] {
        let scripts = r#"{ "name": "host", "scripts": { "prebuild": "touch before", "build": "touch built" } }"#;
        let workspace = Workspace::new(program, &[("package.json", scripts), ("yarn.lock", "")]);
        workspace.shell(&format!("if [ {command} = yarn ]; then yarn install; fi\n{command} run build")).success();
        assert!(workspace.project.has("built"));
        assert_eq!(workspace.project.has("before"), is_run, "{program:?}");
    }
}
