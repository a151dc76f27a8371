//! Addresses and trees that mean harm: one clear error, nothing executed, nothing written.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use tests::{git::Upstream, scaffold::isolate, tree::names, user::User};

#[test]
fn addresses_that_would_run_a_program_or_read_elsewhere() {
    let user = User::new();
    let pwned = user.path("work/pwned");
    let touch = format!("touch {}", pwned.display());
    for url in [
        &format!("--upload-pack={touch}"),
        "-x",
        "-u",
        &format!("ext::sh -c {touch}"),
        &format!("EXT::sh -c {touch}"),
        &format!("Ext::sh -c {touch}"),
        "fd::17",
        "my-helper::address",
        "git://host.invalid/o/r",
        "ftp://host.invalid/o/r",
        "http://host.invalid/o/r",
        "ssh://-oProxyCommand=touch/r",
        "git@-oProxyCommand=touch:r",
        "file://host.invalid/share",
        "https://host.invalid/\u{1b}[2J",
        "https://host.invalid%0ahost=other/r",
        "gh:o/../r",
        "",
    ] {
        for command in [&["new", "x", "--yes", "--git"][..], &["kit", "add", "evil"]] {
            let outcome = match url.starts_with('-') {
                // clap takes it for an option, unless it's told not to.
                true if command[0] == "new" => {
                    user.run(command[..3].iter().map(ToString::to_string).chain([format!("--git={url}")]))
                }
                true => user.run(["kit", "add", "--", "evil", url]),
                false => user.run(command.iter().chain(&[url])),
            };
            let outcome = outcome.error(&[]);
            assert!(!outcome.stderr.contains("can't fetch"), "{url} was asked: {}", outcome.stderr);
            assert!(!outcome.stderr.contains('\u{1b}'), "{:?}", outcome.stderr);
        }
    }
    assert!(names(&user.path("work")).is_empty() && names(&user.path("cache")).is_empty());
}

/// Mode, id and name.
type Named<'a> = (&'a str, &'a str, &'a [u8]);

/// Makes a tree of `entries`, which git itself wouldn't, a commit of it, and a branch `evil`.
fn evil(upstream: &Upstream, entries: &[Named]) {
    let tree: Vec<u8> = entries.iter().flat_map(|(mode, id, name)| entry(mode, name, id)).collect();
    let tree = object(upstream, "tree", &tree);
    let commit = upstream.git(&["commit-tree", &tree, "-m", "evil"]);
    upstream.git(&["update-ref", "refs/heads/evil", &commit]);
}

fn entry(mode: &str, name: &[u8], id: &str) -> Vec<u8> {
    let id = (0..id.len()).step_by(2).map(|at| u8::from_str_radix(&id[at..at + 2], 16).unwrap());
    [mode.as_bytes(), b" ", name, b"\0"].concat().into_iter().chain(id).collect()
}

fn object(upstream: &Upstream, kind: &str, contents: &[u8]) -> String {
    let mut git = Command::new("git");
    git.args(["hash-object", "-w", "--literally", "--stdin", "-t", kind]).current_dir(upstream.path());
    let mut git = isolate(&mut git).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    git.stdin.take().unwrap().write_all(contents).unwrap();
    String::from_utf8(git.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
}

#[test]
fn trees_that_lead_out() {
    let (user, upstream) = (User::new(), Upstream::new());
    let outside = user.path("outside");
    fs::create_dir(&outside).unwrap();
    let file = object(&upstream, "blob", b"pwned");
    let link = object(&upstream, "blob", outside.to_str().unwrap().as_bytes());
    let folder = object(&upstream, "tree", &entry("100644", b"pwned", &file));
    let cases: [(&[Named], &str); 11] = [
        (&[("120000", &link, b"a"), ("40000", &folder, b"a")], "both a link and a folder"),
        (&[("40000", &folder, b"a"), ("120000", &link, b"a")], "both a link and a folder"),
        (&[("120000", &link, b"A"), ("40000", &folder, b"a")], "both a link and a folder"),
        (&[("100644", &file, b"a"), ("100644", &file, b"a")], "there twice"),
        (&[("40000", &folder, b"..")], "leads out"),
        (&[("100644", &file, b"../pwned")], "leads out"),
        (&[("100644", &file, b"a/../../pwned")], "leads out"),
        (&[("100644", &file, b"a\\..\\pwned")], "leads out"),
        (&[("40000", &folder, b".git")], "git's own"),
        (&[("40000", &folder, b".GiT")], "git's own"),
        (&[("100644", &file, b"\xff")], "UTF-8"),
    ];
    for (entries, message) in cases {
        evil(&upstream, entries);
        user.run(["new", "x", "--yes", "--branch", "evil", "--git", &upstream.address()]).error(&[
            "can't use",
            &upstream.address(),
            message,
        ]);
        assert!(names(&user.path("work")).is_empty() && names(&outside).is_empty());
        assert_eq!(names(&user.cache()), ["lock", "repository"], "{message}");
    }
}

#[test]
fn a_link_out_of_the_repository_is_left_out() {
    let (user, upstream) = (User::new(), Upstream::new());
    for target in ["/etc/passwd", "../../outside", "nowhere"] {
        evil(&upstream, &[("120000", &object(&upstream, "blob", target.as_bytes()), b"link")]);
        let made = user.run(["new", "x", "--yes", "--branch", "evil", "--git", &upstream.address()]).success();
        assert!(made.stderr.contains("`link`: it's a link"), "{}", made.stderr);
        assert_eq!(names(&user.path("work/x")), [".cargo-scaffold.toml", ".git"]);
        fs::remove_dir_all(user.path("work/x")).unwrap();
    }
}

#[test]
fn a_tree_that_unfolds_to_billions_of_files() {
    let (user, upstream) = (User::new(), Upstream::new());
    let mut id = object(&upstream, "blob", b"x");
    let mut mode = "100644";
    for _ in 0..10 {
        let entries: Vec<u8> = (0..10).flat_map(|name| entry(mode, format!("d{name}").as_bytes(), &id)).collect();
        id = object(&upstream, "tree", &entries);
        mode = "40000";
    }
    evil(&upstream, &[("40000", &id, b"bomb")]);
    user.run(["new", "x", "--yes", "--branch", "evil", "--git", &upstream.address()]).error(&["more than", "files"]);
    assert!(names(&user.path("work")).is_empty());
}

#[test]
fn a_ref_whose_name_is_not_utf_8_is_in_nobodys_way() {
    use std::os::unix::ffi::OsStrExt;
    let (user, upstream) = (User::new(), Upstream::new());
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9");
    fs::write(upstream.path().join(".git/refs/heads").join(name), upstream.head()).unwrap();
    let server = tests::git::GitServer::new(&upstream);
    user.run(["new", "project", "--yes", "--git", &server.kit()]).success();
    user.run(["new", "x", "--yes", "--branch", "cafe", "--git", &server.kit()]).error(&["no branch `cafe`"]);
}
