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
    target, tree,
};

/// A project in a temporary folder, away from this workspace.
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

    /// What is in the temporary folder `folder`.
    pub fn existing(folder: TempDir) -> Self {
        Self { folder: folder.path().to_owned(), _parent: folder }
    }

    /// Puts the project that other answers make into this one's place, as new as any: nothing is left of what was built.
    ///
    /// Only what the last one had too isn't made twice. A file that is the same keeps its time, so that cargo compiles
    /// what differs; for the same dependencies `npm install` finds them installed.
    pub fn replace(&mut self, kind: &str, answers: &Answers) {
        let name = self.folder.file_name().expect("a project has a name").to_str().expect("a name is UTF-8");
        let next = Self::named(name, kind, answers);
        next.keep_times(&self.folder);
        if dependencies(&next.folder) == dependencies(&self.folder) {
            for installed in ["node_modules", "package-lock.json"] {
                // The last one may have been replaced before it was installed.
                let _ = fs::rename(self.folder.join(installed), next.folder.join(installed));
            }
        }
        fs::remove_dir_all(&self.folder).expect("the last project can be removed");
        fs::rename(&next.folder, &self.folder).expect("the next one can take its place");
    }

    fn keep_times(&self, of: &Path) {
        for (path, file) in tree::read(&self.folder) {
            let last = of.join(&path);
            if fs::read(&last).is_ok_and(|contents| contents == file.contents) {
                let time = fs::metadata(last).and_then(|metadata| metadata.modified()).expect("a file has a time");
                let file = fs::File::options().append(true).open(self.folder.join(path)).expect("the file opens");
                file.set_modified(time).expect("its time can be set");
            }
        }
    }

    /// A command to be run in the project, with our binaries and the newer Node.js first on its `PATH`.
    pub fn command(&self, program: &str) -> Command {
        let path = env::var_os("PATH").unwrap_or_default();
        let ours = [Some(binaries()), newer_node()].into_iter().flatten();
        let path = env::join_paths(ours.chain(env::split_paths(&path))).expect("a sound PATH");
        let mut command = Command::new(program);
        isolate(&mut command)
            .current_dir(&self.folder)
            .env("PATH", path)
            .env("CARGO_TARGET_DIR", target::folder())
            // Most of an unoptimised wasm module is debug information, which each test of it would read and drop.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // What npm has fetched once it takes from its cache.
            .envs([("npm_config_prefer_offline", "true"), ("npm_config_audit", "false"), ("npm_config_fund", "false")])
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

/// What npm installs for the project.
fn dependencies(project: &Path) -> Option<serde_json::Value> {
    let manifest = fs::read_to_string(project.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("`package.json` is JSON");
    Some(manifest["devDependencies"].clone())
}

/// Where `tests/setup` put a Node.js for what needs one newer than 20; `None` where npm has none for this platform.
pub fn newer_node() -> Option<PathBuf> {
    let os = match env::consts::OS {
        "macos" => "darwin",
        "windows" => "win",
        os => os,
    };
    let arch = if env::consts::ARCH == "aarch64" { "arm64" } else { "x64" };
    let modules = repository::root().join("tests/environments/node_modules");
    Some(modules.join(format!("node-{os}-{arch}/bin"))).filter(|folder| folder.is_dir())
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
