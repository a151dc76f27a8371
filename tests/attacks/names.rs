//! File names, of templates and as answers make them, and paths in manifests.

use super::Attack;

const QUESTION: &str = "[placeholders]\nname = { prompt = \"N?\", default = \"x\" }\n";

#[test]
fn an_answer_in_a_file_name_cant_leave_the_project() {
    for name in [
        "../x",
        "/x",
        r"C:\x",
        "a/../../x",
        "..",
        ".",
        ".git/config",
        "nul",
        "AUX.txt",
        "com1",
        "a:stream",
        "a\tb",
        "x.",
        "",
    ] {
        let attack = Attack::new();
        attack.manifest(QUESTION).file("{{name}}", "x");
        attack.is_refused(&["-d", &format!("name={name}")], &["file name"]);
    }
}

#[test]
fn an_answer_in_a_folder_name_cant_leave_the_project() {
    for name in ["..", "../x", "/", "/etc", r"C:\", ".git", ".GIT", ".Git", "nul", "a:b"] {
        let attack = Attack::new();
        attack.manifest(QUESTION).file("{{name}}/config", "x");
        attack.is_refused(&["-d", &format!("name={name}")], &["file name"]);
    }
}

#[test]
fn names_that_are_one_on_some_disks_are_refused() {
    for (one, other) in [
        ("a.txt", "A.txt"),
        ("src/Lib.rs", "src/{{name}}.rs"),
        ("{{name}}.txt", "{{ name | upcase }}.txt"),
        ("lib", "{{name}}"),
    ] {
        let attack = Attack::new();
        attack.manifest(QUESTION).file(one, "1").file(other, "2");
        attack.is_refused(&["-d", "name=lib"], &["are one file"]);
    }
}

#[test]
fn a_file_cant_be_a_folder_too() {
    let attack = Attack::new();
    attack.manifest(QUESTION).file("lib/a", "1").file("{{name}}", "2");
    attack.is_refused(&["-d", "name=lib"], &["`lib` is a file and a folder"]);
}

#[test]
fn the_templates_own_repository_is_left_behind() {
    let attack = Attack::new();
    attack.file(".git/config", "[core]").file("sub/.git/hooks/post-checkout", "#!/bin/sh").file("a", "a");
    attack.is_harmless(&[]);
    assert!(!attack.work().join("mylib/.git").exists() && !attack.work().join("mylib/sub/.git").exists());
    let attack = Attack::new();
    attack.file(".GIT/config", "[core]");
    attack.is_refused(&[], &["git's own"]);
}

#[test]
fn the_record_of_a_template_isnt_taken_for_ours() {
    let attack = Attack::new();
    attack.file(".cargo-scaffold.toml", "source = \"builtin:lib\"\n");
    attack.is_harmless(&[]);
    let record = attack.made(".cargo-scaffold.toml");
    assert!(record.contains("source = \"path:../template\""), "{record}");
}

#[test]
fn paths_in_a_manifest_cant_leave_the_template() {
    for path in ["/etc", "../outside", "a/../../outside", "..", "."] {
        let attack = Attack::new();
        attack.manifest(&format!("[template]\nignore = [{path:?}]\n")).file("a/b", "x");
        attack.is_refused(&[], &["the manifest ignores"]);
    }
    for path in ["/etc", "../template", "a/../../template", "missing", "a.txt"] {
        let attack = Attack::new();
        attack.manifest(&format!("[template]\nsub_templates = [{path:?}]\n")).file("a.txt", "x");
        attack.is_refused(&[], &["template"]);
        attack.is_refused(&[path], &["sub-template"]);
    }
}

#[test]
fn scripts_arent_run() {
    for hook in ["init", "pre", "post"] {
        let attack = Attack::new();
        let manifest = format!("[hooks]\n{hook} = [\"../evil.rhai\"]\n");
        attack.manifest(&manifest).file("evil.rhai", "file::write(\"../pwned\", \"x\")");
        attack.is_refused(&[], &[&format!("hook ({hook})"), "`../evil.rhai`"]);
    }
    let attack = Attack::new();
    attack.file("a.txt", "{{ \"/etc/evil.rhai\" | rhai }}").file("b.txt", "b");
    attack.is_refused(&[], &["filter (`a.txt`, line 1)", "`/etc/evil.rhai`"]);
}

/// Git runs programs that the `config` of a repository names, whatever its folder is called.
#[test]
fn a_folder_that_git_takes_for_a_repository_is_refused() {
    for (head, objects, refs) in [
        ("HEAD", "objects/x", "refs/x"),
        ("a/HEAD", "a/objects/x", "a/refs/x"),
        ("a/head", "a/Objects/x", "a/REFS/x"),
        ("{{p}}/HEAD", "{{p}}/objects/x", "b/refs/x"),
        ("a/HEAD", "a/commondir", "b/x"),
    ] {
        let attack = Attack::new();
        attack.manifest("[placeholders]\np = { prompt = \"?\", default = \"b\" }\n");
        for path in [head, objects, refs] {
            attack.file(path, "x");
        }
        attack.is_refused(&[], &["would be a git repository"]);
    }
}

#[test]
fn only_the_user_puts_files_into_a_folder_that_is_there() {
    let attack = Attack::new();
    attack.manifest("[template]\ninit = true\n").file(".bash_profile", "evil");
    let outcome = attack.is_harmless(&[]);
    assert!(outcome.stderr.contains("`--init`"), "{}", outcome.stderr);
    assert!(attack.work().join("mylib/.bash_profile").exists());
}
