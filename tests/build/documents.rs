//! The README and the licences of a package.

use tests::{fixture::Fixture, tree};

#[test]
fn all_documents_are_in_the_tarball() {
    let krate = Fixture::new("licences");
    krate.build(&["--no-opt"]).success();
    let installed = krate.install();
    let files = tree::names(&installed.path().join("node_modules").join(&krate.name));
    for document in ["ABOUT.md", "LICENSE-MIT", "NOTICE", "TERMS.txt"] {
        assert!(files.iter().any(|file| file == document), "{document}: {files:?}");
    }
}

/// What lies elsewhere isn't for the public, whoever says so.
#[cfg(unix)]
#[test]
fn documents_from_outside_the_repository_stay_there() {
    let krate = Fixture::new("plain");
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.md");
    std::fs::write(&secret, "secret").unwrap();
    // Where the repository ends.
    std::fs::create_dir(krate.path(".git")).unwrap();
    for link in ["README.md", "LICENSE-MIT"] {
        std::os::unix::fs::symlink(&secret, krate.path(link)).unwrap();
    }
    krate.write("docs/NOTICE", "ours");
    std::os::unix::fs::symlink("docs/NOTICE", krate.path("NOTICE")).unwrap();
    krate.edit("Cargo.toml", |text| {
        text.replace("[package]\n", &format!("[package]\nlicense-file = {:?}\n", secret.display()))
    });
    let outcome = krate.build(&["--no-opt"]).success();
    for document in ["README.md", "LICENSE-MIT", "secret.md"] {
        assert!(!krate.path("pkg").join(document).exists(), "{document}");
    }
    assert_eq!(krate.read("pkg/NOTICE"), "ours");
    let warnings = outcome.stderr.matches("is outside the repository, so it is not put into the package").count();
    assert_eq!(warnings, 3, "{}", outcome.stderr);
}

#[test]
fn a_document_never_takes_the_place_of_another_file() {
    let krate = Fixture::new("plain");
    for name in ["package.json", ".cargo-scaffold", "Core.js"] {
        krate.write(&format!("terms/{name}"), "mine");
        let text = krate.read("Cargo.toml");
        krate.write("Cargo.toml", text.replace("[package]\n", &format!("[package]\nlicense-file = 'terms/{name}'\n")));
        let outcome = krate.build(&["--no-opt"]).success();
        assert!(outcome.stderr.contains("which has another file of that name: rename it"), "{}", outcome.stderr);
        assert!(tree::read(&krate.path("pkg")).values().all(|file| file.contents != b"mine"), "{name}");
        krate.write("Cargo.toml", text);
    }
}
