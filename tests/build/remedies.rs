//! Errors of others that don't say what helps: after them we do, in one line.

use std::process::Command;

use tests::{
    fixture::Fixture,
    scaffold::{isolate, run},
};

#[test]
fn shared_memory_without_atomics() {
    let krate = Fixture::new("plain");
    let stderr = fails(krate.builder().arg("--dev").env("RUSTFLAGS", "-C link-arg=--shared-memory"));
    assert!(stderr.contains("rust-lld: error: --shared-memory is disallowed"), "{stderr}");
    assert!(ours(&stderr).starts_with("help: threads need a standard library with atomics: "), "{stderr}");
}

#[test]
fn c_code_without_a_compiler() {
    let krate = Fixture::new("c-code");
    let stderr = fails(krate.builder().args(["--dev", "--quiet"]).env("CC_wasm32_unknown_unknown", "no-compiler"));
    assert!(stderr.contains("failed to find tool \"no-compiler\""), "{stderr}");
    // Asked for a second time, it isn't shown a second time.
    assert_eq!(stderr.matches("failed to run custom build command").count(), 1, "{stderr}");
    assert!(ours(&stderr).contains("install clang, or set `CC_wasm32_unknown_unknown`"), "{stderr}");
    // A compiler's error is no build script's.
    krate.write("build.rs", "fn main() {}");
    krate.write("src/lib.rs", "fn broken( {}");
    assert!(ours(&fails(krate.builder().arg("--dev"))).starts_with("error: could not compile"));
}

/// The command that is said is run, and then the crate builds and works.
#[test]
fn random_numbers_without_javascript() {
    for (version, fill) in [("0.2", "getrandom"), ("0.3", "fill"), ("0.4", "fill")] {
        let krate = Fixture::new("random");
        krate.edit("Cargo.toml", |text| text + &format!("[dependencies.getrandom]\nversion = \"{version}\"\n"));
        krate.edit("src/lib.rs", |text| text.replace("getrandom::fill", &format!("getrandom::{fill}")));
        let stderr = fails(krate.builder().arg("--dev"));
        let (_, command) = ours(&stderr).split_once('`').expect("a command");
        let mut words = command.trim_end_matches('`').split(' ');
        let mut command = Command::new(words.next().expect("a program"));
        run(isolate(&mut command).args(words).current_dir(&krate.root)).success();
        krate.build(&["--dev"]).success();
        assert_eq!(krate.javascript("console.log(lib.dice() > 0)"), "true");
    }
}

/// What a build that fails prints on standard error.
fn fails(builder: &mut Command) -> String {
    let outcome = run(builder);
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    outcome.stderr
}

/// The last line, which is ours.
fn ours(stderr: &str) -> &str {
    stderr.lines().last().unwrap_or_default()
}
