//! Crates of every shape.

use std::process::Command;

use tests::{
    fixture::Fixture,
    scaffold::{run, scaffold},
    target,
};

#[test]
fn the_only_crate_for_javascript_of_a_virtual_workspace() {
    let workspace = Fixture::new("workspace");
    let pkg = |path: &str| workspace.path("web/pkg").join(path);
    // From the root; its profile, which cargo ignores, counts, and so does the workspace's licence.
    workspace.build(&["--no-opt"]).success();
    assert_eq!(std::fs::read_to_string(pkg("LICENSE")).unwrap(), workspace.read("LICENSE"));
    let code =
        format!("const lib = await import({:?}); console.log(lib.half(8), lib.asserts())", pkg("node.js").display());
    let node = run(Command::new("node").args(["--input-type=module", "-e", &code]));
    assert_eq!(node.success().stdout, "4 true\n");

    // By name, by manifest, from its folder and from below.
    let elsewhere = tempfile::tempdir().unwrap();
    let out = elsewhere.path().join("out");
    let manifest = workspace.path("web/Cargo.toml");
    for (folder, args) in [
        (workspace.root.clone(), vec!["-p", "workspace-web"]),
        (elsewhere.path().to_owned(), vec!["--manifest-path", manifest.to_str().unwrap()]),
        (workspace.path("web"), vec![]),
        (workspace.path("web/src"), vec![]),
        (workspace.path("native"), vec!["-p", "workspace-web"]),
    ] {
        let mut command = scaffold(&folder);
        command.env("CARGO_TARGET_DIR", target::folder()).args(["build", "--no-opt", "--out-dir"]).arg(&out).args(args);
        run(&mut command).success();
        assert!(out.join("node.js").is_file());
        std::fs::remove_dir_all(&out).unwrap();
    }

    workspace.build(&["-p", "workspace-wep"]).error(&["no crate `workspace-wep`", "did you mean `workspace-web`?"]);
    workspace.edit("native/Cargo.toml", |text| {
        text + "[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\nwasm-bindgen = \"0.2\"\n"
    });
    workspace.build(&[]).error(&["several crates", "`-p native` or `-p workspace-web`"]);
}

#[test]
fn a_target_folder_from_the_crates_own_configuration() {
    let krate = Fixture::new("plain");
    krate.write(".cargo/config.toml", format!("[build]\ntarget-dir = {:?}\n", target::folder()));
    // From another folder, where that configuration isn't in force.
    let mut command = scaffold(krate.root.parent().unwrap());
    command.args(["build", "--no-opt", "--manifest-path"]).arg(krate.path("Cargo.toml"));
    run(&mut command).success();
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
    assert!(!krate.path("target").exists());
}

#[test]
fn a_custom_profile() {
    let krate = Fixture::new("plain");
    krate.build(&["--profile", "small", "--no-opt"]).success();
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
    krate.build(&["--profile", "smal"]).error(&["profile `smal`", "`inherits`"]);
}

#[test]
fn a_program() {
    let krate = Fixture::new("program");
    krate.build(&["--no-opt"]).success();
    assert_eq!(krate.javascript("console.log(lib.runs())"), "1");
    assert_eq!(krate.json("pkg/package.json")["sideEffects"], true);
}

#[test]
fn a_library_that_is_for_rust_only() {
    let krate = Fixture::new("plain");
    krate.edit("Cargo.toml", |text| text.replace("crate-type = [\"cdylib\", \"rlib\"]", "crate-type = [\"rlib\"]"));
    krate.build(&["--no-opt"]).success();
    assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
    krate.edit("Cargo.toml", |text| text.replace("[lib]\ncrate-type = [\"rlib\"]\n", ""));
    krate.build(&["--no-opt"]).success();
}

#[test]
fn names_that_entries_have() {
    for name in ["web", "inline"] {
        let mut krate = Fixture::new("plain");
        krate.edit("Cargo.toml", |text| text.replace(&krate.name, name));
        krate.name = name.to_owned();
        krate.build(&["--no-opt"]).success();
        assert_eq!(krate.javascript("console.log(lib.greet('you'))"), "Hello, you!");
        let require = run(Command::new("node").args(["-p", "require('./pkg').greet('you')"]).current_dir(&krate.root));
        assert_eq!(require.success().stdout, "Hello, you!\n");
    }
}

#[test]
fn one_target_is_chosen() {
    let krate = Fixture::new("program");
    krate.build(&["--no-opt", "--example", "answer"]).success();
    assert_eq!(krate.javascript("console.log(lib.answer())"), "42");
    assert!(krate.path("pkg/answer_bg.wasm").exists());
    krate.build(&["--no-opt", "--bin", &krate.name]).success();
    assert_eq!(krate.javascript("console.log(lib.runs())"), "1");
    krate.build(&["--bin", "progam"]).error(&["has no binary `progam`"]);
    krate.build(&["--example", "anser"]).error(&["has no example `anser`: did you mean `answer`?"]);
    krate.build(&["--lib"]).error(&["has no library"]);
    let refused = krate.build(&["--", "--example", "answer"]).error(&["`--example`", "put it before `--`"]);
    assert!(!refused.stderr.contains("Compiling"), "{}", refused.stderr);
}

#[test]
fn a_crate_that_exports_nothing_is_pointed_out() {
    let krate = Fixture::new("plain");
    krate.write("src/lib.rs", "pub fn forgotten() {}\n");
    let outcome = krate.build(&["--no-opt"]).success();
    let warning = "exports nothing to JavaScript: put `#[wasm_bindgen]` before a `pub fn`\n";
    assert!(outcome.stderr.contains(warning), "{}", outcome.stderr);
}

#[test]
fn arguments_reach_cargo() {
    let krate = Fixture::new("plain");
    krate.build(&["--", "--features", "nonexistent"]).error(&["nonexistent"]);
}
