//! The wasm-bindgen that a crate is locked to.

use std::process::Command;

use serde_json::Value;
use tests::{
    fixture::Fixture,
    scaffold::{Outcome, run},
    tree,
};

#[test]
fn a_crate_without_a_lockfile_is_locked_to_the_built_in_version() {
    let krate = Fixture::new("plain");
    let report = json(krate.build(&["--no-opt", "--format", "json"]));
    let locked = format!("name = \"wasm-bindgen\"\nversion = {}\n", report["wasm_bindgen"]);
    assert!(krate.read("Cargo.lock").contains(&locked));
    assert!(!krate.read("Cargo.lock").contains("web-sys"), "only what the crate needs is locked");
    // A lockfile from before the crate had wasm-bindgen.
    krate.write("Cargo.lock", format!("version = 4\n\n[[package]]\nname = \"{}\"\nversion = \"0.1.0\"\n", krate.name));
    krate.build(&["--no-opt"]).success();
    assert!(krate.read("Cargo.lock").contains(&locked));
}

#[test]
fn a_lockfile_stays_as_it_was_where_cargo_cannot_resolve() {
    let krate = Fixture::new("plain");
    let cargo_toml = krate.read("Cargo.toml");
    krate.write("Cargo.toml", cargo_toml.replace("wasm-bindgen = \"0.2\"", "missing = { path = \"missing\" }"));
    krate.build(&["--offline"]).error(&["missing"]);
    assert_eq!(tree::names(&krate.root), ["Cargo.toml", "src"]);
    krate.write("Cargo.toml", cargo_toml);
    krate.write("Cargo.lock", "nonsense");
    krate.build(&[]).error(&["Cargo.lock", "line 1"]);
    assert_eq!(krate.read("Cargo.lock"), "nonsense");
}

#[test]
fn another_version_is_refused_offline_and_installed_online() {
    let krate = Fixture::new("plain");
    krate.edit("Cargo.toml", |text| text.replace("wasm-bindgen = \"0.2\"", "wasm-bindgen = \"=0.2.129\""));
    run(Command::new("cargo").args(["fetch", "-q"]).current_dir(&krate.root)).success();
    let empty = tempfile::tempdir().unwrap();
    run(krate.builder().args(["--no-opt", "--offline"]).env("XDG_CACHE_HOME", empty.path())).error(&[
        "wasm-bindgen 0.2.129",
        "`--offline`",
        "cargo update wasm-bindgen --precise",
    ]);
    assert!(!krate.path("pkg").exists());

    // Compiled as quickly as can be: it's for one small module.
    let mut install = krate.builder();
    install.args(["--no-opt", "--format", "json"]).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    assert_eq!(json(run(&mut install))["wasm_bindgen"], "0.2.129");
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
    // From the cache, it needs no network.
    krate.build(&["--no-opt", "--offline"]).success();

    // What bindings hold beyond functions comes in files too: JavaScript of the crate's, and the compiled module.
    for (source, code) in [
        ("snippet", "console.log(lib.run('a'))"),
        ("module-intrinsic", "console.log(lib.module() instanceof WebAssembly.Module)"),
    ] {
        let krate = Fixture::new(source);
        krate.edit("Cargo.toml", |text| text.replace("wasm-bindgen = \"0.2\"", "wasm-bindgen = \"=0.2.129\""));
        krate.build(&["--no-opt"]).success();
        assert_eq!(krate.javascript(code), krate.commonjs(code));
    }
}

fn json(outcome: Outcome) -> Value {
    serde_json::from_str(&outcome.success().stdout).expect("a JSON document")
}
