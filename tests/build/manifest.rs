//! The user's own `package.json`.

use serde_json::json;
use tests::fixture::Fixture;

#[test]
fn every_field_of_the_users_wins_and_keeps_its_place() {
    let krate = Fixture::new("plain");
    krate.write(
        "package.json",
        r#"{
            "zebra": [1, { "b": null, "a": "\u00e9" }],
            "name": "@acme/striped",
            "version": "9.8.7",
            "exports": { ".": "./web.js" },
            "scripts": { "prepublishOnly": "cargo scaffold build", "prepare": "x", "pack": "y", "test": "node --test" },
            "dependencies": { "clsx": "1.0.0" },
            "description": ""
        }"#,
    );
    let outcome = krate.build(&["--no-opt"]).success();
    assert!(!outcome.stderr.contains("warning: `exports`"), "{}", outcome.stderr);
    let manifest = krate.json("pkg/package.json");
    assert_eq!(manifest["zebra"], json!([1, { "b": null, "a": "é" }]));
    assert_eq!(manifest["name"], "@acme/striped");
    assert_eq!(manifest["version"], "9.8.7");
    assert_eq!(manifest["exports"], json!({ ".": "./web.js" }));
    assert_eq!(manifest["scripts"], json!({ "pack": "y", "test": "node --test" }));
    assert_eq!(manifest["description"], "");
    assert_eq!(manifest["license"], "MIT OR Apache-2.0");
    let keys: Vec<_> = manifest.as_object().unwrap().keys().take(4).collect();
    assert_eq!(keys, ["zebra", "name", "version", "exports"]);
}

#[test]
fn the_users_npm_dependencies_are_completed() {
    let krate = Fixture::new("kitchen-sink");
    krate.write("package.json", r#"{ "dependencies": { "left-pad": "1.3.0" } }"#);
    krate.build(&["--no-opt"]).success();
    assert_eq!(krate.json("pkg/package.json")["dependencies"], json!({ "left-pad": "1.3.0", "clsx": "^2.1.1" }));
    // wasm-bindgen itself refuses what two crates of the graph ask for, as ours does now.
    krate.write("package.json", r#"{ "dependencies": { "clsx": "2.0.0" } }"#);
    krate.build(&["--no-opt"]).error(&["`clsx` specified in two `package.json` files"]);
}

#[test]
fn fields_that_break_the_package_are_kept_with_a_warning() {
    let krate = Fixture::new("plain");
    krate.write("package.json", r#"{ "type": "commonjs", "main": "index.js", "files": ["dist"] }"#);
    let outcome = krate.build(&["--no-opt"]).success();
    for warning in ["`type` in", "`main` in `package.json` names `index.js`", "`files` in"] {
        assert!(outcome.stderr.contains(&format!("warning: {warning}")), "{warning}: {}", outcome.stderr);
    }
    let manifest = krate.json("pkg/package.json");
    assert_eq!((&manifest["type"], &manifest["main"]), (&json!("commonjs"), &json!("index.js")));
}

#[test]
fn what_is_no_manifest_is_refused_before_anything_is_compiled() {
    let krate = Fixture::new("plain");
    let mut transcript = krate.transcript("build/package-json");
    for contents in [
        &b"{\n  \"name\": \"x\",\n}"[..],
        b"",
        b"\xEF\xBB\xBF{}",
        b"\xFF\xFE{\0}\0",
        b"[]",
        b"{ \"name\": 1 }",
        b"{ \"name\": \"Large\" }",
        b"{ \"name\": \"@acme\" }",
    ] {
        krate.write("package.json", contents);
        let outcome = krate.refused(&mut transcript, &[]);
        assert!(!outcome.stderr.contains("Compiling"), "{}", outcome.stderr);
        assert!(!krate.path("pkg").exists() && !krate.path("Cargo.lock").exists());
    }
    transcript.assert();
}

#[test]
fn a_name_that_contradicts_is_refused_with_both_places() {
    let krate = Fixture::new("plain");
    krate.edit("Cargo.toml", |text| text + "\n[package.metadata.scaffold]\nname = \"@acme/one\"\n");
    krate.write("package.json", r#"{ "name": "two" }"#);
    let mut transcript = krate.transcript("build/two-names");
    krate.refused(&mut transcript, &[]);
    transcript.assert();
    krate.write("package.json", r#"{ "name": "@acme/one" }"#);
    krate.build(&["--no-opt"]).success();
    std::fs::remove_file(krate.path("package.json")).unwrap();
    krate.build(&["--no-opt"]).success();
    assert_eq!(krate.json("pkg/package.json")["name"], "@acme/one");
}

#[test]
fn settings_that_nobody_knows_are_refused() {
    let krate = Fixture::new("plain");
    let cargo_toml = krate.read("Cargo.toml");
    let mut transcript = krate.transcript("build/settings");
    for settings in ["enviroments = []", "environments = []", "environments = ['nod']", "name = 1", "name = 'Large'"] {
        krate.write("Cargo.toml", format!("{cargo_toml}\n[package.metadata.scaffold]\n{settings}\n"));
        krate.refused(&mut transcript, &[]);
    }
    transcript.assert();
}
