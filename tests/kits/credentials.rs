//! The user's own credentials, and that nothing shows them.

use std::fs;

use tests::{
    git::{GitServer, Serving, Upstream},
    user::User,
};
use walkdir::WalkDir;

const SECRET: &str = "s3cret-w0rd";

fn server(upstream: &Upstream) -> GitServer {
    GitServer::with(upstream, &Serving { credentials: Some("ada:s3cret-w0rd"), ..Serving::default() })
}

#[test]
fn a_credential_helper_is_asked() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = server(&upstream);
    let helper = format!("[credential]\n\thelper = \"!f() {{ echo username=ada; echo password={SECRET}; }}; f\"\n");
    fs::write(user.path("home/.gitconfig"), helper).unwrap();
    let outcome = user.run(["new", "project", "--git", &server.kit(), "--yes"]).success();
    assert!(user.path("work/project/hello.txt").is_file());
    assert!(!outcome.stderr.contains(SECRET));
}

#[test]
fn wrong_credentials_are_one_error_without_the_secret() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = server(&upstream);
    for wrong in ["wr0ng-w0rd", "", "with%40at"] {
        let url = server.kit().replace("://", &format!("://ada:{wrong}@"));
        let outcome = user.run(["new", "x", "--git", &url, "--yes"]).error(&["can't fetch", "credentials"]);
        assert!(!outcome.stderr.contains("ada") && !outcome.stderr.contains("w0rd"), "{}", outcome.stderr);
    }
    user.run(["new", "x", "--git", &server.kit(), "--yes"]).error(&["can't fetch", "credentials"]);
    let helper = "[credential]\n\thelper = \"!f() { echo username=ada; echo password=wr0ng-w0rd; }; f\"\n";
    fs::write(user.path("home/.gitconfig"), helper).unwrap();
    let outcome = user.run(["new", "x", "--git", &server.kit(), "--yes"]).error(&["can't fetch", "credentials"]);
    assert!(!outcome.stderr.contains("wr0ng"), "{}", outcome.stderr);
    assert!(!user.path("work/x").exists());
}

#[test]
fn credentials_in_a_url_are_used_and_forgotten() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = server(&upstream);
    let url = server.kit().replace("://", &format!("://ada:{SECRET}@"));
    let mut printed = String::new();
    for args in [&["--format", "json"][..], &["--dry-run"], &["--branch", "none"], &["--offline"]] {
        let name = format!("project{}", printed.len());
        let outcome = user.run(["new", &name, "--git", &url, "--yes"].iter().chain(args));
        printed += &(outcome.stdout + &outcome.stderr + "\n");
    }
    printed += &user.run(["kit", "add", "acme", &url]).error(&["credential helper"]).stderr;
    assert!(!printed.contains(SECRET) && !printed.contains("ada"), "{printed}");
    for entry in WalkDir::new(user.path("")) {
        let entry = entry.unwrap();
        assert!(!entry.path().to_string_lossy().contains(SECRET));
        if entry.file_type().is_file() {
            let contents = fs::read(entry.path()).unwrap();
            let found = contents.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
            assert!(!found, "`{}` holds the secret", entry.path().display());
        }
    }
}
