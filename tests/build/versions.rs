//! The wasm-bindgen that a crate is locked to.

use std::process::Command;

use serde_json::Value;
use tests::{
    fixture::Fixture,
    repository,
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
        "--update-bindgen",
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

/// These require one version of each other, so cargo can't update one of them.
#[test]
fn the_whole_family_changes_to_the_built_in_version() {
    let krate = Fixture::new("plain");
    let built_in = repository::locked("wasm-bindgen-cli-support");
    let other = "wasm-bindgen = \"=0.2.129\"\njs-sys = \"0.3\"\nweb-sys = \"0.3\"\nwasm-bindgen-futures = \"0.4\"";
    krate.edit("Cargo.toml", |text| text.replace("wasm-bindgen = \"0.2\"", other));
    run(Command::new("cargo").args(["generate-lockfile", "-q"]).current_dir(&krate.root)).success();
    krate.edit("Cargo.toml", |text| text.replace("=0.2.129", "0.2"));
    assert!(krate.read("Cargo.lock").contains("0.2.129"));

    // It's said, and refused, before anything is compiled.
    let empty = tempfile::tempdir().unwrap();
    let offline = run(krate.builder().args(["--no-opt", "--offline"]).env("XDG_CACHE_HOME", empty.path()));
    let offline = offline.error(&["locked to wasm-bindgen 0.2.129", "`--update-bindgen`"]);
    assert!(!offline.stderr.contains("Compiling"), "{}", offline.stderr);

    let lockfile = krate.read("Cargo.lock");
    let outcome = krate.build(&["--no-opt", "--update-bindgen"]).success();
    assert!(outcome.stderr.contains(&format!("Locked to wasm-bindgen {built_in}\n")), "{}", outcome.stderr);
    assert!(!krate.read("Cargo.lock").contains("0.2.129"));
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");

    // In a terminal the build asks.
    #[cfg(unix)]
    {
        krate.write("Cargo.lock", lockfile);
        let mut command = krate.builder();
        command.arg("--no-opt").env("XDG_CACHE_HOME", empty.path()).env("TERM", "xterm");
        let mut session = rexpect::session::spawn_command(command, Some(120_000)).unwrap();
        session.exp_string("Change the lockfile to the built-in wasm-bindgen").unwrap();
        session.send("y").unwrap();
        session.flush().unwrap();
        session.exp_eof().unwrap();
        assert!(!krate.read("Cargo.lock").contains("0.2.129"));
    }
}

#[test]
fn one_that_ends_in_trouble_is_pointed_out_before_anything_is_compiled() {
    let krate = Fixture::new("plain");
    let cargo_toml = krate.read("Cargo.toml");
    let cargo = |args: &[&str]| run(Command::new("cargo").args(args).current_dir(&krate.root)).success();
    krate.write("Cargo.toml", cargo_toml.replace("wasm-bindgen = \"0.2\"", "wasm-bindgen = \"=0.2.87\""));
    cargo(&["generate-lockfile", "-q"]);
    krate
        .build(&["--offline"])
        .error(&["current Rust does not compile wasm-bindgen before 0.2.88", "--update-bindgen"]);

    krate.write("Cargo.toml", &cargo_toml);
    std::fs::remove_file(krate.path("Cargo.lock")).unwrap();
    krate.build(&["--no-opt"]).success();
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--format-version=1"]).stdout).unwrap();
    let mut packages = metadata["packages"].as_array().unwrap().iter();
    let source = packages.find(|package| package["name"] == "wasm-bindgen").unwrap()["manifest_path"].as_str().unwrap();
    let folder = source.trim_end_matches("/Cargo.toml");
    krate.write("Cargo.toml", format!("{cargo_toml}\n[patch.crates-io]\nwasm-bindgen = {{ path = {folder:?} }}\n"));
    cargo(&["generate-lockfile", "-q"]);
    let outcome = krate.build(&["--no-opt"]).success();
    let warning = outcome.stderr.find("warning: wasm-bindgen comes from a folder of yours");
    assert!(warning.is_some_and(|at| at < outcome.stderr.find("Compiling").unwrap()), "{}", outcome.stderr);
}

fn json(outcome: Outcome) -> Value {
    serde_json::from_str(&outcome.success().stdout).expect("a JSON document")
}
