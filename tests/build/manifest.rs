//! The user's own `package.json`.

use std::process::Command;

use serde_json::json;
use tests::{fixture::Fixture, scaffold::run};

#[test]
fn fields_of_the_users_win_and_keep_their_place() {
    let krate = Fixture::new("plain");
    krate.write(
        "package.json",
        r#"{
            "zebra": [1, { "b": null, "a": "\u00e9" }],
            "name": "@acme/striped",
            "version": "9.8.7",
            "exports": { ".": "./web.js" },
            "private": true,
            "dependencies": { "clsx": "1.0.0" },
            "description": ""
        }"#,
    );
    let outcome = krate.build(&["--no-opt"]).success();
    assert!(!outcome.stderr.contains("note: "), "{}", outcome.stderr);
    let manifest = krate.json("pkg/package.json");
    assert_eq!(manifest["zebra"], json!([1, { "b": null, "a": "é" }]));
    assert_eq!(manifest["name"], "@acme/striped");
    assert_eq!(manifest["version"], "9.8.7");
    assert_eq!(manifest["exports"], json!({ ".": "./web.js" }));
    assert_eq!(manifest["private"], true);
    // What is empty says nothing.
    assert_eq!(manifest["description"], "The least that can be packaged");
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

/// `npm init`'s own manifest, and one for what another tool builds.
#[test]
fn a_manifest_that_leads_nowhere_makes_a_package_that_works() {
    for (source, replaced, left_out) in [
        ("npm-init", "`main`, `type`", ""),
        (
            "multi-exports",
            "`main`, `types`, `exports`, `files`",
            ", and left out `scripts`, which the package has no use for",
        ),
    ] {
        let krate = Fixture::new(source);
        let outcome = krate.build(&["--no-opt"]).success();
        let replaced = format!("replaced {replaced}, which do not fit the package");
        let note = format!("note: of your `package.json`, the build {replaced}{left_out}\n");
        assert!(outcome.stderr.contains(&note) && !outcome.stderr.contains("warning: `"), "{}", outcome.stderr);
        let installed = krate.install();
        let name = krate.json("pkg/package.json")["name"].as_str().unwrap().to_owned();
        let import = format!("const lib = await import({name:?}); console.log(lib.f('x'))");
        let require = format!("console.log(require({name:?}).f('x'))");
        for args in [["--input-type=module", "-e", &import], ["--input-type=commonjs", "-e", &require]] {
            let node = run(Command::new("node").args(args).current_dir(installed.path())).success();
            assert_eq!(node.stdout, "x-1\n", "{source}");
        }
    }
}

#[test]
fn two_licences_are_pointed_out() {
    let krate = Fixture::new("npm-init");
    let two = "warning: the package has two licences, `ISC` in `package.json` and `MIT` in `Cargo.toml`: correct one\n";
    assert!(krate.build(&["--no-opt"]).success().stderr.contains(two));
    krate.edit("Cargo.toml", |text| text.replace("\"MIT\"", "\"MIT/Apache-2.0\""));
    krate.edit("package.json", |text| text.replace("ISC", "(MIT OR Apache-2.0)"));
    assert!(!krate.build(&["--no-opt"]).success().stderr.contains("two licences"));
}

#[test]
fn nothing_of_the_source_folders_reaches_the_package() {
    let krate = Fixture::new("plain");
    krate.write(
        "package.json",
        r##"{
            "scripts": { "postinstall": "exit 1", "test": "x" }, "workspaces": ["a"], "packageManager": "pnpm@10.0.0",
            "devDependencies": { "a": "catalog:" }, "overrides": {}, "bin": "cli.js", "imports": { "#a": "./a.mjs" },
            "publishConfig": { "directory": "pkg", "exports": "./dist/x.js", "access": "public" },
            "dependencies": { "left-pad": "workspace:*" }
        }"##,
    );
    let outcome = krate.build(&["--no-opt"]).success();
    let manifest = krate.json("pkg/package.json");
    for field in ["scripts", "workspaces", "packageManager", "devDependencies", "overrides", "bin", "imports"] {
        assert_eq!(manifest[field], json!(null), "{field}");
    }
    assert_eq!(manifest["publishConfig"], json!({ "access": "public" }));
    let warning = "warning: `package.json` has dependencies that can be installed in your folder only: `left-pad` by \
                   `workspace:*`: write a version instead";
    assert!(outcome.stderr.contains(warning), "{}", outcome.stderr);
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
        b"{ \"version\": \"1.0\" }",
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
