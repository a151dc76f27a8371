//! The binaries that are compared, and the projects that they are compared on.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("benches lie in the repository").to_owned()
}

/// A binary of this workspace, built with the release profile as users get it.
pub fn binary(name: &str) -> PathBuf {
    let release = env::current_exe().expect("a bench has an executable");
    let release = release.ancestors().nth(2).expect("benches lie in target/release/deps").to_owned();
    run(Command::new(env!("CARGO")).args(["build", "--release", "--quiet", "--workspace", "--bins"]));
    release.join(name)
}

/// A program that isn't ours. Without it, prints how to get it.
pub fn peer(name: &str, how: &str) -> Option<PathBuf> {
    let found = env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file());
    if found.is_none() {
        println!("{name} isn't on the PATH, and is left out: {how}");
    }
    found
}

/// Runs `command` quietly, and panics with its output unless it succeeds.
#[track_caller]
pub fn run(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Makes `mylib` in `folder`, with the source of `benches/library`.
pub fn library(scaffold: &Path, folder: &Path, answers: impl IntoIterator<Item = impl AsRef<OsStr>>) -> PathBuf {
    let source = fs::read_to_string(root().join("benches/library/lib.rs")).expect("the library's source");
    library_of(&source, scaffold, folder, answers)
}

/// Makes `mylib` in `folder`, with `source` in the place of its own.
pub fn library_of(
    source: &str,
    scaffold: &Path,
    folder: &Path,
    answers: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> PathBuf {
    let mut new = Command::new(scaffold);
    run(new.args(["new", "mylib", "--yes", "--quiet", "--vcs", "none"]).args(answers).current_dir(folder));
    let project = folder.join("mylib");
    let mut source = source.to_owned();
    for module in ["allocator", "panic_hook"] {
        if project.join(format!("src/{module}.rs")).exists() {
            let condition = if module == "allocator" { "target_arch = \"wasm32\"" } else { "debug_assertions" };
            source += &format!("\n#[cfg({condition})]\nmod {module};\n");
        }
    }
    fs::write(project.join("src/lib.rs"), source).expect("the project is writable");
    project
}

/// Makes a project of `kind` in `folder` and builds it, with the test suite's wasm-opt.
pub fn generate(scaffold: &Path, folder: &Path, name: &str, kind: &str, answers: &[impl AsRef<str>]) -> PathBuf {
    let mut new = Command::new(scaffold);
    new.args(["new", name, "--kind", kind, "--yes", "--quiet", "--vcs", "none"]).current_dir(folder);
    run(new.args(answers.iter().flat_map(|answer| ["-d", answer.as_ref()])));
    let project = folder.join(name);
    run(in_project(Command::new(scaffold).args(["build", "--quiet"]), &project));
    project
}

/// Lets `command` build in `project`, with a target folder that all projects share.
pub fn in_project<'a>(command: &'a mut Command, project: &Path) -> &'a mut Command {
    let wasm_opt = root().join("tests/environments/node_modules/.bin/wasm-opt");
    command.current_dir(project).env("CARGO_TARGET_DIR", root().join("target/benches")).env("WASM_OPT", wasm_opt)
}

/// A folder in `folder` with the tools that wasm-pack would download: the test suite's wasm-opt and wasm-bindgen.
pub fn tools(folder: &Path) -> PathBuf {
    let tools = folder.join("tools");
    fs::create_dir(&tools).expect("a temporary folder");
    let wasm_opt = root().join("tests/environments/node_modules/binaryen/bin/wasm-opt");
    for (program, name) in [(binary("bindgen-cli"), "wasm-bindgen"), (wasm_opt, "wasm-opt")] {
        std::os::unix::fs::symlink(program, tools.join(name)).expect("a temporary folder");
    }
    tools
}

/// `PATH` with `folder` first.
pub fn path_with(folder: PathBuf) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(folder).chain(env::split_paths(&path))).expect("a sound PATH")
}

/// The size of `contents` in bytes, raw and gzip at level 9.
pub fn sizes(contents: &[u8]) -> (usize, usize) {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(contents)
        .and_then(|()| encoder.finish())
        .map(|gzip| (contents.len(), gzip.len()))
        .expect("memory")
}
