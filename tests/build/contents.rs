//! What a package holds.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::{fixture::Fixture, scaffold::run, tree};

#[test]
fn one_of_everything_is_packaged_and_reported_the_same_each_time() {
    let krate = Fixture::new("kitchen-sink");
    let stem = krate.stem();
    let report: Value = serde_json::from_str(&krate.build(&["--no-opt", "--format", "json"]).success().stdout).unwrap();
    assert_eq!(report["name"], json!(krate.name));
    assert_eq!(report["version"], "1.2.3");
    assert_eq!(report["out_dir"], json!(krate.path("pkg")));
    assert_eq!(report["wasm_opt"]["state"], "not_asked");
    let steps: Vec<_> = report["steps"].as_array().unwrap().iter().map(|step| step["name"].as_str().unwrap()).collect();
    assert_eq!(steps, ["resolve", "compile", "bind", "package"]);

    // What is reported is what is there, and what npm publishes.
    let first = tree::read(&krate.path("pkg"));
    let reported = sizes(&report["files"], "bytes");
    let published: Value = serde_json::from_str(
        &run(std::process::Command::new("npm").args(["pack", "--dry-run", "--json"]).current_dir(krate.path("pkg")))
            .success()
            .stdout,
    )
    .unwrap();
    assert_eq!(reported, sizes(&published[0]["files"], "size"));
    assert!(reported.iter().all(|(path, bytes)| first[path].contents.len() as u64 == *bytes));
    assert!(reported.contains_key(&format!("{stem}_bg.wasm")));
    assert!(reported.keys().any(|path| path.starts_with("snippets/") && path.ends_with("/js/greeting.js")));
    assert!(reported.keys().any(|path| path.starts_with("snippets/") && path.ends_with("/inline0.js")));

    // The crates of the graph have their npm dependencies; code that runs at the start is a side effect.
    let manifest = krate.json("pkg/package.json");
    assert_eq!(manifest["dependencies"], json!({ "clsx": "^2.1.1" }));
    assert_eq!(manifest["sideEffects"], json!(true));

    krate.build(&["--no-opt"]).success();
    tree::assert_same(&first, &tree::read(&krate.path("pkg")), "two builds");
}

#[test]
fn cargo_toml_fills_the_manifest() {
    let krate = Fixture::new("plain");
    krate.write("README.md", "# Plain\n");
    krate.write("LICENSE-MIT", "MIT\n");
    krate.build(&["--no-opt"]).success();
    let manifest = krate.json("pkg/package.json");
    for (field, value) in [
        ("name", json!(krate.name)),
        ("version", json!("0.1.0")),
        ("description", json!("The least that can be packaged")),
        ("license", json!("MIT OR Apache-2.0")),
        ("author", json!("Ada <ada@example.org>")),
        ("contributors", json!(["Grace <grace@example.org>"])),
        ("keywords", json!(["wasm", "greeting"])),
        ("homepage", json!("https://example.org/plain")),
        ("sideEffects", json!(false)),
    ] {
        assert_eq!(manifest[field], value, "{field}");
    }
    assert_eq!(krate.read("pkg/README.md"), "# Plain\n");
    assert_eq!(krate.read("pkg/LICENSE-MIT"), "MIT\n");
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
}

#[test]
fn every_name_of_an_export_arrives() {
    let krate = Fixture::new("names");
    krate.build(&["--no-opt"]).success();
    assert_eq!(
        krate.javascript("console.log(Object.keys(lib).sort().join())"),
        "Level,RenamedClass,_delete,answer,default,geometry,plain,renamedFunction"
    );
    assert_eq!(
        krate.javascript(
            "console.log(lib.default(), lib._delete(), lib.geometry.area(3), new lib.RenamedClass(7).value,
                lib.answer(lib.Level.High))"
        ),
        "3 4 9 7 yes"
    );
}

#[test]
fn names_are_kept_for_debugging_and_profiling_only() {
    let krate = Fixture::new("plain");
    let has_names = |mode: &str| {
        krate.build(&[mode, "--no-opt"]).success();
        assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!", "{mode}");
        let wasm = std::fs::read(krate.path(&format!("pkg/{}_bg.wasm", krate.stem()))).unwrap();
        let has = |text: &[u8]| wasm.windows(text.len()).any(|window| window == text);
        assert!(!has(b".debug_info"), "{mode}");
        // The custom section `name`.
        has(b"\x04name")
    };
    assert!(!has_names("--release"));
    assert!(has_names("--profiling"));
    assert!(has_names("--dev"));
}

#[test]
fn quiet_is_silent() {
    let krate = Fixture::new("plain");
    let outcome = krate.build(&["--no-opt", "--quiet"]).success();
    assert_eq!((outcome.stdout, outcome.stderr), (String::new(), String::new()));
    let outcome = krate.build(&["--no-opt", "--quiet", "--format", "json"]).success();
    assert!(outcome.stdout.starts_with('{') && outcome.stderr.is_empty(), "{}", outcome.stderr);
}

fn sizes(files: &Value, key: &str) -> BTreeMap<String, u64> {
    let files = files.as_array().expect("a list of files");
    files.iter().map(|file| (file["path"].as_str().unwrap().to_owned(), file[key].as_u64().unwrap())).collect()
}
