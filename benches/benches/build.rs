//! What `cargo scaffold build` costs without cargo and wasm-opt, and all environments against one.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use benches::{
    paired::{compare, spread, timed},
    project::{binary, library, root, run},
};
use serde_json::Value;

const RUNS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    let all = library(&scaffold, folder.path(), ["-d", "harness=none"]);
    build(&scaffold, &all);
    steps(&scaffold, &all);

    let one = folder.path().join("one");
    run(Command::new("cp").arg("-r").args([&all, &one]));
    let manifest = one.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, text + "\n[package.metadata.scaffold]\nenvironments = [\"node\"]\n").expect("writable");
    build(&scaffold, &one);
    let (ours, theirs) = (|| timed(|| drop(build(&scaffold, &all))), || timed(|| drop(build(&scaffold, &one))));
    compare("build, one environment only", RUNS, ours, theirs);
}

/// Prints the median time of each step, and of all our steps, in builds in which cargo has nothing to do.
fn steps(scaffold: &Path, project: &Path) {
    let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..RUNS {
        let mut ours = 0.0;
        for step in build(scaffold, project)["steps"].as_array().expect("a report has steps") {
            let (name, time) = (step["name"].as_str().expect("a name"), step["milliseconds"].as_f64().expect("a time"));
            times.entry(name.to_owned()).or_default().push(time);
            ours += if ["compile", "optimise"].contains(&name) { 0.0 } else { time };
        }
        times.entry("beyond cargo and wasm-opt".to_owned()).or_default().push(ours);
    }
    for (name, times) in times {
        let spread = spread(times.into_iter());
        println!("{name:<28} {:>8.1} ms ({:.1} to {:.1})", spread.median, spread.min, spread.max);
    }
}

fn build(scaffold: &Path, project: &Path) -> Value {
    let wasm_opt = root().join("tests/environments/node_modules/.bin/wasm-opt");
    let mut build = Command::new(scaffold);
    build.args(["build", "--quiet", "--format", "json"]).current_dir(project).env("WASM_OPT", wasm_opt);
    serde_json::from_str(&run(build.env("CARGO_TARGET_DIR", root().join("target/benches")))).expect("a JSON report")
}
