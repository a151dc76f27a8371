//! What can't be built: one clear error, and the last good package stays.

use tests::{
    fixture::Fixture,
    scaffold::{run, run_in},
    transcript::Transcript,
    tree,
};

#[test]
fn a_crate_that_does_not_compile_keeps_its_package() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt"]).success();
    let package = tree::read(&krate.path("pkg"));
    krate.edit("src/lib.rs", |text| text.replace("format!(\"Hello, {name}!\")", "name"));
    krate.build(&["--no-opt"]).error(&["error[E0308]: mismatched types", "src/lib.rs:", "could not compile"]);
    tree::assert_same(&tree::read(&krate.path("pkg")), &package, "the package");
}

#[test]
fn a_folder_that_is_no_crate() {
    let folder = tempfile::tempdir().unwrap();
    let mut transcript = Transcript::new("build/no-crate");
    transcript.error(folder.path(), &["build"]);
    transcript.error(folder.path(), &["build", "--manifest-path", "nowhere/Cargo.toml"]);
    transcript.assert();
    std::fs::write(folder.path().join("Cargo.toml"), "[package]\nname = 1\n").unwrap();
    run_in(folder.path(), ["build"]).error(&["Cargo.toml"]);
    assert_eq!(tree::names(folder.path()), ["Cargo.toml"]);
}

#[test]
fn a_crate_without_wasm_bindgen() {
    let krate = Fixture::new("foreign");
    let mut transcript = krate.transcript("build/without-wasm-bindgen");
    krate.refused(&mut transcript, &[]);
    transcript.assert();
    assert_eq!(tree::names(&krate.root), ["Cargo.toml", "src"]);
    // Another member of its workspace may have it.
    krate.edit("Cargo.toml", |text| text.replace("[workspace]", "[workspace]\nmembers = [\"web\"]"));
    krate.write(
        "web/Cargo.toml",
        "[package]\nname = \"web\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\nwasm-bindgen = \"0.2\"\n",
    );
    krate.write("web/lib.rs", "");
    krate.build(&[]).error(&["does not depend on wasm-bindgen"]);
    assert!(!krate.path("pkg").exists());
}

#[test]
fn no_rust_on_the_path() {
    let krate = Fixture::new("plain");
    let empty = tempfile::tempdir().unwrap();
    let outcome = run(krate.builder().env("PATH", empty.path()).env_remove("CARGO").env_remove("RUSTC"));
    let message = "error: `cargo` was not found: install Rust (https://rustup.rs), or add its folder to `PATH`\n";
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(1), message));
}

/// A real toolchain in a folder of its own, without the target.
#[cfg(unix)]
#[test]
fn no_wasm_target_and_no_rustup() {
    use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

    let krate = Fixture::new("plain");
    let toolchain = tempfile::tempdir_in(krate.root.parent().unwrap()).unwrap();
    let sysroot = run(Command::new("rustc").args(["--print", "sysroot"])).success().stdout;
    let (from, to) = (Path::new(sysroot.trim()), toolchain.path());
    fs::create_dir_all(to.join("bin")).unwrap();
    fs::create_dir_all(to.join("lib/rustlib")).unwrap();
    // Linked hard, because the compiler looks for its library beside where it really is.
    for entry in [from.join("bin"), from.join("lib")].iter().flat_map(|folder| fs::read_dir(folder).unwrap()) {
        let path = entry.unwrap().path();
        let copy = to.join(path.strip_prefix(from).unwrap());
        if path.is_file() && fs::hard_link(&path, &copy).is_err() {
            fs::copy(&path, &copy).unwrap();
        }
    }
    for entry in fs::read_dir(from.join("lib/rustlib")).unwrap().map(Result::unwrap) {
        if !entry.file_name().to_string_lossy().starts_with("wasm32-") {
            symlink(entry.path(), to.join("lib/rustlib").join(entry.file_name())).unwrap();
        }
    }
    let path = std::env::join_paths([to.join("bin"), "/usr/bin".into(), "/bin".into()]).unwrap();
    let without_rustup = |command: &mut Command| {
        run(command.env("PATH", &path).env_remove("CARGO").env_remove("RUSTC").env_remove("LD_LIBRARY_PATH"))
    };
    without_rustup(&mut krate.builder()).error(&["`wasm32-unknown-unknown` is not installed", "no rustup"]);
    without_rustup(krate.builder().arg("--offline"))
        .error(&["`--offline`", "rustup target add wasm32-unknown-unknown"]);
    assert_eq!(tree::names(&krate.root), ["Cargo.toml", "src"]);
}
