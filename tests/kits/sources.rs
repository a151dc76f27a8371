//! Every kind of address, and every state of a repository.

use std::{fs, path::Path};

use tempfile::tempdir;
use tests::{
    git::{GitServer, Serving, Upstream, certificate},
    scaffold::{Outcome, run},
    transcript::Transcript,
    tree,
    user::User,
};

/// `new NAME --git URL ARGS`
#[track_caller]
fn new(user: &User, name: &str, url: &str, args: &[&str]) -> Outcome {
    user.run(["new", name, "--git", url, "--yes"].iter().chain(args))
}

#[test]
fn a_path_a_file_url_and_a_server_give_the_same() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    let (path, file) = (upstream.address(), format!("file://{}", upstream.address()));
    for (name, url) in [("by-path", &path), ("by-file", &file), ("by-server", &server.kit())] {
        new(&user, name, url, &[]).success();
        assert_eq!(user.read(&format!("work/{name}/hello.txt")), format!("Hello {name}\n"));
        let record = user.read(&format!("work/{name}/.cargo-scaffold.toml"));
        assert!(record.contains(&format!("source = \"git:{url}#{}\"", upstream.head())), "{record}");
        assert!(user.path(&format!("work/{name}/.git")).is_dir(), "a repository of its own");
    }
    // From the current folder too.
    fs::rename(upstream.path().join("hello.txt"), upstream.path().join("hi.txt")).unwrap();
    upstream.commit("second");
    let relative = format!("../../{}", Path::new(&path).file_name().unwrap().to_str().unwrap());
    new(&user, "relative", &relative, &[]).success();
    assert!(user.path("work/relative/hi.txt").is_file());
}

#[test]
fn https_needs_a_certificate_that_the_system_trusts() {
    let (user, upstream, folder) = (User::new(), Upstream::new(), tempdir().unwrap());
    let (certificate, key) = certificate(folder.path());
    let server =
        GitServer::with(&upstream, &Serving { certificate: Some((certificate.clone(), key)), ..Serving::default() });
    assert!(server.url.starts_with("https://"));
    new(&user, "refused", &server.kit(), &[]).error(&["can't fetch", "certificate", "identity"]);
    assert!(!user.path("work/refused").exists());
    let mut trusting = user.scaffold();
    trusting.args(["new", "trusted", "--git", &server.kit(), "--yes"]).env("SSL_CERT_FILE", certificate);
    run(&mut trusting).success();
    assert!(user.path("work/trusted/hello.txt").is_file());
}

#[test]
fn branches_tags_and_commits() {
    let (user, upstream) = (User::new(), Upstream::new());
    let first = upstream.head();
    upstream.git(&["tag", "-a", "v1", "-m", "annotated"]);
    upstream.git(&["tag", "light"]);
    upstream.git(&["checkout", "-q", "-b", "next"]);
    upstream.write("next.txt", "");
    let next = upstream.commit("next");
    upstream.git(&["checkout", "-q", "main"]);
    upstream.write("main.txt", "");
    upstream.commit("main");
    let server = GitServer::new(&upstream);
    let (url, path) = (server.kit(), upstream.address());
    let cases: [(&[&str], &str); 6] = [
        (&[], "main.txt"),
        (&["--branch", "next"], "next.txt"),
        (&["--tag", "v1"], ""),
        (&["--tag", "light"], ""),
        (&["--rev", &first], ""),
        (&["--rev", &next[..9]], "next.txt"),
    ];
    for (index, (args, file)) in cases.iter().enumerate() {
        for (kind, url) in [("served", &url), ("local", &path)] {
            let name = format!("{kind}{index}");
            new(&user, &name, url, args).success();
            for possible in ["main.txt", "next.txt"] {
                assert_eq!(user.path(&format!("work/{name}/{possible}")).exists(), possible == *file, "{args:?}");
            }
        }
    }
    let mut transcript = Transcript::new("kits/references");
    transcript.redact("[KIT]", &url);
    let none = "0".repeat(40);
    for args in [["--branch", "nxet"], ["--tag", "main"], ["--rev", &none], ["--rev", "main"], ["--branch", "a..b"]] {
        user.error(&mut transcript, &[&["new", "x", "--git", &url, "--yes"][..], &args].concat());
    }
    transcript.assert();
}

#[test]
fn a_branch_called_like_an_option_is_a_branch() {
    let (user, upstream) = (User::new(), Upstream::new());
    let head = upstream.head();
    for name in ["--help", "--upload-pack=touch pwned", "-x"] {
        let name = name.replace(' ', "$IFS");
        upstream.git(&["update-ref", &format!("refs/heads/{name}"), &head]);
    }
    let server = GitServer::new(&upstream);
    for (project, branch) in [("help", "--branch=--help"), ("x", "--branch=-x")] {
        new(&user, project, &server.kit(), &[branch]).success();
        new(&user, &format!("{project}2"), &upstream.address(), &[branch]).success();
    }
    new(&user, "pack", &server.kit(), &["--branch=--upload-pack=touch$IFSpwned"]).success();
    assert!(!user.path("work/pwned").exists());
}

#[test]
fn an_empty_repository_and_none_at_all() {
    let (user, upstream, folder) = (User::new(), Upstream::new(), tempdir().unwrap());
    let server = GitServer::new(&upstream);
    new(&user, "x", folder.path().to_str().unwrap(), &[]).error(&["can't fetch"]);
    new(&user, "x", "no/such/folder", &[]).error(&["there's no repository at `no/such/folder`", "gh:owner/repo"]);
    new(&user, "x", &format!("{}other.git", server.url), &[]).error(&["404", "check that the repository is there"]);
    tests::git::git(folder.path(), &["init", "-q"]);
    new(&user, "x", folder.path().to_str().unwrap(), &[]).error(&["has no commit to start from"]);
    assert!(!user.path("work/x").exists());
}

#[test]
fn subfolders_are_templates_too() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.write("cargo-generate.toml", "[template]\nsub_templates = [\"one\", \"two\"]\n");
    upstream.write("one/cargo-generate.toml", "");
    upstream.write("one/one.txt", "{{crate_name}}");
    upstream.write("two/cargo-generate.toml", "");
    upstream.commit("several");
    user.run(["new", "my-one", "--git", &upstream.address(), "one", "--yes"]).success();
    assert_eq!(user.read("work/my-one/one.txt"), "my_one");
    assert!(user.read("work/my-one/.cargo-scaffold.toml").contains("subfolder = \"one\""));
    user.run(["new", "x", "--git", &upstream.address(), "three", "--yes"]).error(&["three", "`one`, `two`"]);
}

#[test]
fn insteadof_is_that_of_gits_configuration() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    let config = format!("[url \"{}\"]\n\tinsteadOf = https://forge.invalid/\n", server.url);
    fs::write(user.path("home/.gitconfig"), config).unwrap();
    new(&user, "instead", "https://forge.invalid/kit.git", &[]).success();
    assert!(user.path("work/instead/hello.txt").is_file());
}

#[test]
fn the_proxy_is_that_of_gits_configuration_or_of_the_environment() {
    let (user, upstream, folder) = (User::new(), Upstream::new(), tempdir().unwrap());
    let (certificate, key) = certificate(folder.path());
    let server =
        GitServer::with(&upstream, &Serving { certificate: Some((certificate.clone(), key)), ..Serving::default() });
    let proxy = GitServer::with(&upstream, &Serving { tunnel: Some(&server), ..Serving::default() });
    let new = |name: &str, variable: &str| {
        let mut command = user.scaffold();
        command.args(["new", name, "--git", "https://forge.invalid/kit.git", "--yes"]);
        run(command.env("SSL_CERT_FILE", &certificate).env(variable, &proxy.url)).success();
    };
    new("by-environment", "https_proxy");
    fs::write(user.path("home/.gitconfig"), format!("[http]\n\tproxy = {}\n", proxy.url)).unwrap();
    new("by-configuration", "UNUSED");
    assert_eq!(proxy.requests(), ["CONNECT forge.invalid:443"; 2]);
    assert!(user.path("work/by-configuration/hello.txt").is_file());
}

#[test]
fn ssh_without_anybody_there_is_one_clear_error() {
    let user = User::new();
    for url in ["ssh://git@127.0.0.1:1/kit.git", "git@localhost.invalid:o/kit.git"] {
        new(&user, "x", url, &[]).error(&[&format!("can't fetch `{url}`"), "check"]);
    }
    assert!(!user.path("work/x").exists());
}

#[test]
fn without_a_network_the_error_says_so() {
    let user = User::new();
    new(&user, "x", "https://forge.invalid/kit.git", &[]).error(&["can't fetch", "forge.invalid", "the network"]);
    new(&user, "x", "http://127.0.0.1:1/kit.git", &[]).error(&["can't fetch", "refused", "the network"]);
    assert!(!user.path("work/x").exists());
}

#[cfg(unix)]
#[test]
fn progress_is_shown_on_a_terminal_only() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    assert!(!new(&user, "piped", &server.kit(), &[]).stderr.contains("objects"));
    for (name, quiet) in [("shown", false), ("quiet", true)] {
        fs::remove_dir_all(user.path("cache")).unwrap();
        let mut command = user.scaffold();
        command.args(["new", name, "--git", &server.kit(), "--yes"]).env("TERM", "xterm").env_remove("NO_COLOR");
        if quiet {
            command.arg("--quiet");
        }
        let mut session = rexpect::session::spawn_command(command, Some(20_000)).unwrap();
        assert_eq!(session.exp_eof().unwrap().contains(" objects"), !quiet);
    }
}

/// The repository has `\n` everywhere; git's own clone says what its files are to have.
#[test]
fn line_endings_are_those_that_git_would_write() {
    let (user, upstream) = (User::new(), Upstream::new());
    let attributes = "*.bat text eol=crlf\n*.ps1 eol=crlf\nauto/** text=auto eol=crlf\n*.dat binary\nlf.bat eol=lf\n";
    upstream.write(".gitattributes", attributes);
    upstream.write("deep/.gitattributes", "no.bat -text\n");
    let (lines, mixed) = ("one\ntwo\n", "one\r\ntwo\n");
    for path in ["run.bat", "run.ps1", "lf.bat", "plain.txt", "deep/yes.bat", "deep/no.bat", "auto/a", "auto/a.dat"] {
        upstream.write(path, lines);
    }
    upstream.write("auto/zero", "one\n\0\n");
    // As it stands in the repository, whatever `git add` would make of it.
    upstream.write(".git/info/attributes", "* -text\n");
    upstream.write("mixed.bat", mixed);
    upstream.write("auto/mixed", mixed);
    upstream.commit("attributes");
    let clone = tempdir().unwrap();
    upstream.git(&["clone", "-q", &upstream.address(), clone.path().to_str().unwrap()]);
    for name in ["fetched", "cached"] {
        let outcome = new(&user, name, &upstream.address(), &["--vcs", "none"]).success();
        assert!(!outcome.stderr.contains("damaged"), "{}", outcome.stderr);
        let (ours, mut gits) = (tree::read(&user.path(&format!("work/{name}"))), tree::read(clone.path()));
        gits.retain(|path, _| !path.starts_with(".git/") && path != "cargo-generate.toml");
        for (path, file) in gits.iter().filter(|(path, _)| *path != "hello.txt") {
            assert_eq!(
                ours[path].contents.escape_ascii().to_string(),
                file.contents.escape_ascii().to_string(),
                "{path}"
            );
        }
    }
    assert_eq!(user.read("work/cached/run.bat"), "one\r\ntwo\r\n");
}
