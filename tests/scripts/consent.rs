//! Nothing runs before the user has seen what, and said so; `--yes` doesn't say so.

use tempfile::tempdir;
use tests::{git::git, scaffold::run_in, transcript::Transcript, tree, user::User};

use super::template;

#[test]
fn without_consent_nothing_runs_and_everything_is_shown() {
    let folder = tempdir().unwrap();
    let template = template("whole");
    let mut transcript = Transcript::new("scripts/consent");
    for args in [&["--yes"][..], &["--yes", "--quiet"], &["--yes", "--strict"]] {
        let path = template.to_str().unwrap();
        let outcome = run_in(folder.path(), [&["new", "mine", "--path", path][..], args].concat());
        let outcome = outcome.error(&["`--trust`"]);
        transcript.add(&[&["new", "mine", "--path", path][..], args].concat(), &outcome);
        assert_eq!(outcome.stdout, "");
        assert!(tree::names(folder.path()).is_empty());
    }
    transcript.assert();
}

/// The consent to a kit's scripts is for its commit: another one asks again, also under the same tag.
#[test]
fn a_kit_is_trusted_at_its_commit() {
    let user = User::new();
    let kit = user.path("kit");
    for (path, file) in tree::read(&template("whole")) {
        std::fs::create_dir_all(kit.join(&path).parent().unwrap()).unwrap();
        std::fs::write(kit.join(&path), file.contents).unwrap();
    }
    git(&kit, &["init", "-q", "-b", "main"]);
    git(&kit, &["add", "--all"]);
    git(&kit, &["commit", "-q", "-m", "one"]);
    git(&kit, &["tag", "v1"]);
    std::fs::create_dir_all(user.path("work")).unwrap();

    user.run(["kit", "add", "mine", kit.to_str().unwrap(), "--tag", "v1"]).success();
    user.run(["kit", "trust", "mine"]).error(&["system::command", "`--yes`"]);
    user.run(["new", "first", "--kind", "mine", "--yes"]).error(&["`--trust`", "`cargo scaffold kit trust mine`"]);
    let shown = user.run(["kit", "trust", "mine", "--yes"]).success().stderr;
    assert!(shown.contains("`hooks/post.rhai`, line 4: system::command(\"mkdir\", [\"made\"]);"), "{shown}");
    assert!(user.run(["kit", "list"]).success().stdout.contains(", trusted: "));
    user.run(["kit", "trust", "mine", "--revoke"]).success();
    user.run(["new", "first", "--kind", "mine", "--yes"]).error(&["`--trust`"]);
    user.run(["kit", "trust", "mine", "--quiet", "--yes"]).success();
    user.run(["new", "first", "--kind", "mine", "--yes"]).success();

    std::fs::write(kit.join("hooks/pre.rhai"), "system::command(\"true\");").unwrap();
    git(&kit, &["commit", "-q", "-a", "-m", "two"]);
    git(&kit, &["tag", "-f", "v1"]);
    user.run(["new", "second", "--kind", "mine", "--yes"]).success();
    user.run(["kit", "update", "mine"]).success();
    user.run(["new", "third", "--kind", "mine", "--yes"]).error(&["system::command(\"true\")", "`--trust`"]);
    assert_eq!(tree::names(&user.path("work")), ["first", "second"]);
}
