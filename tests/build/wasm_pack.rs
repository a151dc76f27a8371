//! Crates and habits that come from wasm-pack.

use std::path::Path;

use serde_json::Value;
use tests::{fixture::Fixture, scaffold::run};

#[test]
fn every_option_of_wasm_pack_has_its_answer() {
    let krate = Fixture::new("plain");
    let mut transcript = krate.transcript("build/wasm-pack");
    for args in [
        &["--target", "web"][..],
        &["-t", "nodejs"],
        &["--out-name", "x"],
        &["--scope", "acme"],
        &["--no-typescript"],
        &["--weak-refs"],
        &["--reference-types"],
        &["--no-pack"],
        &["--mode", "no-install"],
        &["--debug"],
        &["-d", "out"],
        &["crates/web/"],
        // Of cargo's own: these go after `--`.
        &["--features", "x"],
    ] {
        let outcome = krate.build(args);
        assert_eq!(outcome.code, Some(2), "{args:?}: {}", outcome.stderr);
        let (shown, _) = outcome.stderr.split_once("\nUsage").expect("clap's form");
        let cargo = shown.contains("use '-- ");
        assert_eq!(cargo, args[0] == "--features", "{shown}");
        transcript.add(&[&["build"], args].concat(), &outcome);
    }
    transcript.assert();
}

#[test]
fn its_settings_are_used_or_named() {
    let krate = Fixture::new("wasmpack-meta");
    krate.edit("Cargo.toml", |text| text + "[profile.release]\ndebug = true\n");
    let outcome = krate.build(&["--no-opt"]).success();
    let note = "note: of `[package.metadata.wasm-pack]`, `omit-default-module-path` means nothing to this build\n";
    assert!(outcome.stderr.contains(note), "{}", outcome.stderr);
    let glue = krate.read(&format!("pkg/{}_bg.js", krate.stem()));
    assert!(glue.contains("expected a string argument"), "the bindings check what they are given");
    let has = |text: &[u8]| {
        let wasm = std::fs::read(krate.path(&format!("pkg/{}_bg.wasm", krate.stem()))).unwrap();
        wasm.windows(text.len()).any(|window| window == text)
    };
    assert!(has(b".debug_info"));
    assert_eq!(krate.javascript("console.log(lib.f('x'))"), "x-1");

    let wasm_opt = Path::new(env!("CARGO_MANIFEST_DIR")).join("environments/node_modules/.bin/wasm-opt");
    let build = || run(krate.builder().args(["--format", "json"]).env("WASM_OPT", &wasm_opt));
    build().error(&["correct its arguments, `wasm-opt` in `[package.metadata.wasm-pack]`", "nope-not-a-flag"]);
    krate.edit("Cargo.toml", |text| text.replace(", \"--nope-not-a-flag\"", ""));
    let state = |build: &str| serde_json::from_str::<Value>(build).unwrap()["wasm_opt"]["state"].clone();
    assert_eq!(state(&build().success().stdout), "used");
    assert!(has(b".debug_info"));
    krate.edit("Cargo.toml", |text| text.replace("wasm-opt = [\"-O4\", \"--enable-simd\"]", "wasm-opt = false"));
    assert_eq!(state(&build().success().stdout), "not_asked");
    krate.edit("Cargo.toml", |text| text.replace("wasm-opt = false", "wasm-opt = 1"));
    build().error(&["[package.metadata.wasm-pack.profile.release]", "`wasm-opt` has a wrong value"]);
}
