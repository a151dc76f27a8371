//! `cargo scaffold kit`, and projects from kits.

use std::fs;

use tests::{
    git::{GitServer, Upstream},
    transcript::Transcript,
    user::User,
};

const FILE: &str = "config/cargo-scaffold/kits.toml";

#[test]
fn a_kit_gives_the_same_until_it_is_updated_and_needs_no_network() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    user.run(["kit", "add", "acme", &server.kit()]).success();
    let first = upstream.head();
    upstream.write("second.txt", "");
    upstream.commit("second");
    server.publish(&upstream, "kit.git");
    let requests = server.requests().len();
    user.run(["new", "one", "--kind", "acme", "--yes"]).success();
    user.run(["new", "two", "--kind", "acme", "--yes", "--offline"]).success();
    assert_eq!(server.requests().len(), requests);
    assert!(!user.path("work/one/second.txt").exists());
    assert!(user.read("work/one/.cargo-scaffold.toml").contains(&format!("git:{}#{first}", server.kit())));
    let updated = user.run(["kit", "update"]).success().stderr;
    assert!(updated.contains(&format!("from `{}` to `{}`", &first[..7], &upstream.head()[..7])), "{updated}");
    assert!(user.run(["kit", "update", "acme"]).success().stderr.contains("Fresh"));
    user.run(["new", "three", "--kind", "acme", "--yes"]).success();
    assert!(user.path("work/three/second.txt").exists());
}

#[test]
fn a_kits_templates_by_their_names() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.write("cargo-generate.toml", "[template]\nsub_templates = [\"one\", \"more\"]\n");
    upstream.write("one/cargo-generate.toml", "");
    upstream.write("one/one.txt", "");
    upstream.write("more/cargo-generate.toml", "[template]\nsub_templates = [\"deep\"]\n");
    upstream.write("more/deep/cargo-generate.toml", "");
    upstream.write("more/deep/deep.txt", "");
    upstream.commit("several");
    user.run(["kit", "add", "acme", &upstream.address()]).success();
    for (kind, file) in [("acme/one", "one.txt"), ("acme/more/deep", "deep.txt"), ("acme/more", "deep.txt")] {
        let name = kind.replace('/', "-");
        user.run(["new", &name, "--kind", kind, "--yes"]).success();
        assert!(user.path(&format!("work/{name}/{file}")).exists(), "{kind}");
    }
    let mut transcript = Transcript::new("kits/templates");
    transcript.redact("[KIT]", &upstream.address());
    for kind in ["acme/two", "amce/one", "acme/../.."] {
        user.error(&mut transcript, &["new", "x", "--kind", kind, "--yes"]);
    }
    transcript.assert();
    assert!(!user.path("work/x").exists());
}

#[test]
fn comments_and_order_stay() {
    let (user, upstream) = (User::new(), Upstream::new());
    let head = upstream.head();
    fs::create_dir_all(user.path("config/cargo-scaffold")).unwrap();
    let before = format!(
        "# My kits\n\n[zebra] # first\nurl = \"{0}\" # where\ncommit = \"{head}\" # which\nmine = 1\n\n# Then\n[ape]\nurl = \"{0}\"\nbranch = \"main\"\ncommit = \"{head}\"\n",
        upstream.address()
    );
    fs::write(user.path(FILE), &before).unwrap();
    upstream.commit("second");
    user.run(["kit", "update", "zebra"]).success();
    let after = before.replacen(&head, &upstream.head(), 1);
    assert_eq!(user.read(FILE), after);
    user.run(["kit", "add", "cow", &upstream.address(), "--branch", "main"]).success();
    let added =
        format!("\n[cow]\nurl = \"{}\"\nbranch = \"main\"\ncommit = \"{}\"\n", upstream.address(), upstream.head());
    assert_eq!(user.read(FILE), format!("{after}{added}"));
    user.run(["kit", "remove", "cow"]).success();
    assert_eq!(user.read(FILE), after);
    let listed = user.run(["kit", "list"]).success().stdout;
    assert_eq!(listed.lines().map(|line| line.split(' ').next().unwrap()).collect::<Vec<_>>(), ["zebra", "ape"]);
}

#[test]
fn kits_for_programs() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.git(&["tag", "v1"]);
    user.run(["kit", "add", "acme", &upstream.address(), "--tag", "v1"]).success();
    let listed = user.run(["kit", "list", "--format", "json"]).success().stdout;
    let expected = serde_json::json!([{
        "name": "acme",
        "url": upstream.address(),
        "reference": "tag `v1`",
        "commit": upstream.head(),
        "trusted": false,
    }]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&listed).unwrap(), expected);
}

#[test]
fn names_are_checked() {
    let (user, upstream) = (User::new(), Upstream::new());
    let url = upstream.address();
    let mut transcript = Transcript::new("kits/names");
    transcript.redact("[KIT]", &url);
    for name in ["", "a/b", "..", "a.b", "a b", "\u{1b}[2J", "é", &"a".repeat(65)] {
        let error = user.error(&mut transcript, &["kit", "add", "--", name, &url]).stderr;
        assert!(!error.contains('\u{1b}'));
    }
    user.error(&mut transcript, &["kit", "add", "lib", &url]);
    user.run(["kit", "add", "acme", &url]).success();
    user.error(&mut transcript, &["kit", "add", "acme", &url]);
    for command in ["update", "remove"] {
        user.error(&mut transcript, &["kit", command, "acne"]);
    }
    transcript.assert();
    user.run(["kit", "remove", "acme"]).success();
    user.run(["kit", "update", "acme"]).error(&["there's no kit `acme`", "kit add"]);
    assert!(user.run(["kit", "list"]).success().stdout.is_empty());
}

#[test]
fn a_kit_that_cannot_be_fetched_is_not_added() {
    let (user, upstream) = (User::new(), Upstream::new());
    user.run(["kit", "add", "acme", &upstream.address(), "--branch", "none"]).error(&["no branch `none`"]);
    user.run(["kit", "add", "acme", "https://forge.invalid/kit"]).error(&["can't fetch"]);
    assert!(!user.path(FILE).exists());
    assert_eq!(user.run(["kit", "add", "acme", &upstream.address(), "--branch", "a", "--tag", "b"]).code, Some(2));
    assert_eq!(user.run(["new", "x", "--branch", "main"]).code, Some(2));
}

#[test]
fn one_kit_that_fails_does_not_keep_the_others_back() {
    let (user, good, bad) = (User::new(), Upstream::new(), Upstream::new());
    user.run(["kit", "add", "bad", &bad.address()]).success();
    user.run(["kit", "add", "good", &good.address()]).success();
    good.commit("second");
    fs::remove_dir_all(bad.path().join(".git")).unwrap();
    let outcome = user.run(["kit", "update"]).error(&["1 of 2 kits", "warning: kit `bad`: can't fetch"]);
    assert!(outcome.stderr.contains("Updated kit `good`"), "{}", outcome.stderr);
    user.run(["new", "still", "--kind", "bad", "--yes"]).success();
}

#[test]
fn a_file_that_is_wrong_says_where() {
    let user = User::new();
    fs::create_dir_all(user.path("config/cargo-scaffold")).unwrap();
    for (text, message) in [
        ("[acme\n", "line 1, column 6"),
        ("acme = 1\n", "isn't a table"),
        ("[acme]\nurl = 1\n", "`url` isn't a string"),
        ("[acme]\nurl = \"gh:o/r\"\n", "no `commit`"),
        ("[acme]\nurl = \"gh:o/r\"\ncommit = \"x\"\nbranch = \"a\"\ntag = \"b\"\n", "more than one of"),
    ] {
        fs::write(user.path(FILE), text).unwrap();
        user.run(["kit", "list"]).error(&[message, "kits.toml"]);
        user.run(["new", "x", "--kind", "acme", "--yes"]).error(&[message]);
        assert_eq!(user.read(FILE), text);
    }
    fs::write(user.path(FILE), "[acme]\nurl = \"ext::sh\"\ncommit = \"1234567\"\n").unwrap();
    user.run(["new", "x", "--kind", "acme", "--yes"]).error(&["would run a program"]);
    // A built-in kind needs none of it.
    user.run(["new", "mylib", "--yes"]).success();
}

#[test]
fn additions_at_once_all_arrive() {
    let (user, upstream) = (User::new(), Upstream::new());
    let url = upstream.address();
    let add = |index: usize| user.scaffold().args(["kit", "add", &format!("kit{index}"), &url, "-q"]).spawn().unwrap();
    let children: Vec<_> = (0..6).map(add).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(user.run(["kit", "list"]).success().stdout.lines().count(), 6);
}
