//! Plain objects into Rust and out of it, each way that there is: bytes of wasm, time of a call, time of the first build.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use benches::project::{binary, in_project, library_of, root, run, sizes};

const SERDE: &str = r#"serde = { version = "1", features = ["derive"] }"#;

/// A way, named for its source in `benches/objects`, with the dependencies that it needs besides wasm-bindgen.
const WAYS: [(&str, &[&str]); 7] = [
    ("tsify", &[SERDE, r#"tsify = { version = "0.5", default-features = false, features = ["js"] }"#]),
    ("tsify_json", &[SERDE, r#"tsify = "0.5""#]),
    ("serde_wasm_bindgen", &[SERDE, r#"serde-wasm-bindgen = "0.6""#]),
    ("json", &[SERDE, r#"serde_json = "1""#]),
    ("getters", &[r#"js-sys = "0.3""#]),
    ("classes", &[]),
    ("arrays", &[]),
];

fn main() {
    let scaffold = binary("cargo-scaffold");
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!(
        "{:<20} {:>8} {:>8} {:>10} {:>10} {:>10} {:>9}",
        "", "wasm B", "gzip B", "1: µs", "100: µs", "10000: µs", "first s"
    );
    for (way, dependencies) in WAYS {
        let (project, first) = built(&scaffold, folder.path(), way, dependencies);
        let wasm = sizes(&fs::read(project.join("pkg/mylib_bg.wasm")).expect("a package has a module"));
        let [one, hundred, many] = measured(&project, way);
        println!(
            "{way:<20} {:>8} {:>8} {one:>10.2} {hundred:>10.1} {many:>10.0} {:>9.1}",
            wasm.0,
            wasm.1,
            first.as_secs_f64()
        );
    }
}

/// The project, and how long its first build took, with nothing compiled before.
fn built(scaffold: &Path, folder: &Path, way: &str, dependencies: &[&str]) -> (PathBuf, Duration) {
    let folder = folder.join(way);
    fs::create_dir(&folder).expect("a temporary folder");
    let source = fs::read_to_string(root().join(format!("benches/objects/{way}.rs"))).expect("the source");
    let project = library_of(&source, scaffold, &folder, ["-d", "harness=none", "-d", "panic_hook=off"]);
    let manifest = project.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let all = format!("[dependencies]\n{}\n", dependencies.join("\n"));
    fs::write(&manifest, text.replace("[dependencies]\n", &all)).expect("the project is writable");
    run(Command::new("cargo").arg("fetch").current_dir(&project));
    let start = Instant::now();
    let mut build = Command::new(scaffold);
    run(in_project(build.args(["build", "--quiet"]), &project).env("CARGO_TARGET_DIR", folder.join("target")));
    (project, start.elapsed())
}

fn measured(project: &Path, way: &str) -> [f64; 3] {
    let script = root().join("benches/objects/measure.mjs");
    let printed = run(Command::new("node").arg(script).arg(project).arg(way));
    serde_json::from_str(&printed).expect("three numbers")
}
