//! Submodules: asked for, and from the same host.

use std::fs;

use tests::{
    git::{GitServer, Upstream},
    tree::names,
    user::User,
};

/// A template whose folder `part` is the submodule `url` at `commit`.
fn with_submodule(url: &str, commit: &str) -> Upstream {
    let upstream = Upstream::new();
    upstream.write(".gitmodules", format!("[submodule \"part\"]\n\tpath = part\n\turl = {url}\n"));
    upstream.git(&["add", "--all"]);
    upstream.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},part")]);
    upstream.git(&["commit", "-q", "-m", "with a submodule"]);
    upstream
}

#[test]
fn they_come_when_asked_for() {
    let (user, part) = (User::new(), Upstream::new());
    part.write("part.txt", "part of {{project-name}}");
    part.commit("part");
    for url in ["../part.git", "./../part.git"] {
        let upstream = with_submodule(url, &part.head());
        let server = GitServer::new(&upstream);
        server.publish(&part, "part.git");
        let name = format!("with{}", url.len());
        let outcome = user.run(["new", "without", "--yes", "--git", &server.kit()]).success();
        assert!(outcome.stderr.contains("submodule `part`: pass `--submodules`"), "{}", outcome.stderr);
        assert!(!user.path("work/without/part/part.txt").exists());
        user.run(["new", &name, "--yes", "--submodules", "--git", &server.kit()]).success();
        assert_eq!(user.read(&format!("work/{name}/part/part.txt")), format!("part of {name}"));
        fs::remove_dir_all(user.path("work/without")).unwrap();
    }
}

#[test]
fn from_elsewhere_they_are_refused() {
    let (user, part) = (User::new(), Upstream::new());
    let (head, address) = (part.head(), part.address());
    let touch = format!("touch {}", user.path("work/pwned").display());
    for url in [
        &format!("file://{address}"),
        &address,
        "https://other.invalid/part.git",
        "git@other.invalid:o/part.git",
        "http://localhost:1/part.git",
        &format!("ext::sh -c {touch}"),
        &format!("--upload-pack={touch}"),
        "../../../../../../etc",
        "../../../..",
    ] {
        let server = GitServer::new(&with_submodule(url, &head));
        user.run(["new", "x", "--yes", "--submodules", "--git", &server.kit()])
            .error(&["the submodule's URL", "same host"]);
    }
    // A repository on this disk has no host.
    let upstream = with_submodule(&address, &head);
    user.run(["new", "x", "--yes", "--submodules", "--git", &upstream.address()]).error(&["same host"]);
    assert!(names(&user.path("work")).is_empty());
}

#[test]
fn one_without_an_address_or_that_never_ends() {
    let user = User::new();
    let upstream = with_submodule("../kit.git", &"1".repeat(40));
    let replace = |modules: &str| {
        upstream.write(".gitmodules", modules);
        upstream.git(&["commit", "-q", "-m", "other modules", ".gitmodules"]);
    };
    replace("");
    let server = GitServer::new(&upstream);
    user.run(["new", "x", "--yes", "--submodules", "--git", &server.kit()]).error(&["no URL for the submodule `part`"]);
    replace("[include]\n\tpath = /etc/passwd\n");
    server.publish(&upstream, "kit.git");
    user.run(["new", "x", "--yes", "--submodules", "--git", &server.kit()]).error(&["`.gitmodules` includes"]);
    // Itself, one commit before, and so on.
    for _ in 0..12 {
        let head = upstream.head();
        upstream.write(".gitmodules", "[submodule \"part\"]\n\tpath = part\n\turl = ../kit.git\n");
        upstream.git(&["add", "--all"]);
        upstream.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{head},part")]);
        upstream.git(&["commit", "-q", "-m", "deeper"]);
    }
    server.publish(&upstream, "kit.git");
    user.run(["new", "x", "--yes", "--submodules", "--git", &server.kit()]).error(&["nest more than"]);
    assert!(names(&user.path("work")).is_empty());
}
