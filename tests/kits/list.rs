//! `cargo scaffold list`.

use std::fs;

use serde_json::{Value, json};
use tests::{answers, git::Upstream, repository::root, user::User};

fn json(user: &User, args: &[&str]) -> Value {
    let printed = user.run(["list", "--format", "json"].iter().chain(args)).success().stdout;
    serde_json::from_str(&printed).unwrap()
}

fn kinds(listed: &Value) -> Vec<&str> {
    listed.as_array().unwrap().iter().map(|template| template["kind"].as_str().unwrap()).collect()
}

#[test]
fn built_in_kinds_are_there_with_their_questions() {
    let user = User::new();
    let listed = json(&user, &[]);
    let mut known = answers::kinds();
    known.sort();
    assert_eq!(kinds(&listed), known);
    for template in listed.as_array().unwrap() {
        assert!(!template["description"].as_str().unwrap().is_empty());
        assert!(template["questions"].as_array().unwrap().iter().any(|question| question["name"] == "license"));
    }
    let human = user.run(["list"]).success().stdout;
    assert!(human.contains("lib ") && human.contains("asks data, "), "{human}");
    let human = user.run(["list", "lib"]).success().stdout;
    assert!(human.contains("optimize: ") && human.contains("(string, default \"speed\")"), "{human}");
    user.run(["list", "lob"]).error(&["unknown kind `lob`: did you mean `lib`?"]);
}

#[test]
fn a_kits_templates_with_every_type_of_question() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.write("cargo-generate.toml", "[template]\nsub_templates = [\"web\", \"more\"]\n");
    upstream.write("web/cargo-generate.toml", fs::read(root().join("tests/fixtures/questions.toml")).unwrap());
    upstream.write("more/cargo-generate.toml", "[template]\nsub_templates = [\"deep\"]\n");
    upstream.write("more/deep/cargo-generate.toml", "");
    upstream.write("more/hidden/cargo-generate.toml", "");
    upstream.commit("several");
    user.run(["kit", "add", "acme", &upstream.address()]).success();
    assert_eq!(kinds(&json(&user, &[]))[3..], ["acme/web", "acme/more/deep"]);
    assert_eq!(kinds(&json(&user, &["acme/more"])), ["acme/more/deep"]);
    let choices = json!([{ "value": "a", "label": "The first" }, { "value": "b", "label": "b" }]);
    let question = |name: &str, kind: &str| json!({ "name": name, "prompt": format!("A {name}"), "type": kind, "default": null, "choices": [], "regex": null, "when": null });
    let with = |mut question: Value, key: &str, value: Value| {
        question[key] = value;
        question
    };
    let expected = json!([{ "kind": "acme/web", "description": "A page", "questions": [
        with(with(question("word", "string"), "default", json!("x")), "regex", json!("^[a-z]$")),
        with(with(question("choice", "string"), "default", json!("b")), "choices", choices.clone()),
        with(question("flag", "bool"), "default", json!(true)),
        question("lines", "text"),
        question("page", "editor"),
        with(with(question("several", "array"), "default", json!(["a"])), "choices", choices),
        with(question("later", "bool"), "when", json!("flag")),
    ]}]);
    assert_eq!(json(&user, &["acme/web"]), expected);
    let human = user.run(["list", "acme/web"]).success().stdout;
    for line in
        ["acme/web: A page", "word: A word (string, default \"x\")", "    must match ^[a-z]$", "    a  The first"]
    {
        assert!(human.lines().any(|printed| printed == line), "`{line}` isn't in\n{human}");
    }
    assert!(human.contains("asked when flag"), "{human}");
    user.run(["list", "acme/wbe"]).error(&["no template `acme/wbe`: did you mean `acme/web`?"]);
}

#[test]
fn a_question_that_cannot_be_asked_keeps_nothing_back() {
    let (user, upstream) = (User::new(), Upstream::new());
    let fixture = root().join("tests/fixtures/kits/faulty-question");
    upstream.write("cargo-generate.toml", fs::read(fixture.join("cargo-generate.toml")).unwrap());
    upstream.commit("faulty");
    user.run(["kit", "add", "acme", &upstream.address()]).success();
    let fault =
        "`cargo-generate.toml`, line 4: the question `level` can't be asked: `default` is none of the choices: `b`";
    let question = json(&user, &["acme"])[0]["questions"][1].clone();
    assert_eq!(question, json!({ "name": "level", "when": "flag", "fault": fault }));
    let human = user.run(["list", "acme"]).success().stdout;
    assert!(human.contains("flag: ? (bool") && human.contains(&format!("level: {fault}")), "{human}");
}

#[test]
fn a_kit_that_cannot_be_read_keeps_nothing_back() {
    let (user, upstream) = (User::new(), Upstream::new());
    user.run(["kit", "add", "gone", &upstream.address()]).success();
    user.run(["kit", "add", "here", &upstream.address(), "--branch", "main"]).success();
    upstream.write("cargo-generate.toml", "[template\n");
    upstream.commit("broken");
    user.run(["kit", "update", "here"]).success();
    let listed = user.run(["list"]).success();
    assert!(listed.stdout.contains("\ngone ") && !listed.stdout.contains("\nhere "), "{}", listed.stdout);
    assert!(listed.stderr.contains("the kit `here`") && listed.stderr.contains("line 1, column"), "{}", listed.stderr);
    fs::remove_dir_all(user.path("cache")).unwrap();
    user.run(["list", "gone"]).error(&["`cargo scaffold kit update gone`"]);
    user.run(["kit", "update", "gone"]).success();
}

#[test]
fn escapes_of_a_template_are_shown_and_not_obeyed() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.write("cargo-generate.toml", "[scaffold]\ndescription = \"\\u001b[2J gone\"\n");
    upstream.commit("escapes");
    user.run(["kit", "add", "acme", &upstream.address()]).success();
    for args in [&["list"][..], &["list", "acme"]] {
        assert!(!user.run(args).success().stdout.contains('\u{1b}'));
    }
}
