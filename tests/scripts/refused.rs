//! Scripts that aren't in the template, and what a terminal would obey.

use std::{fs, path::Path};

use tempfile::tempdir;
use tests::{scaffold::run_in, tree};

#[test]
fn scripts_outside_of_the_template() {
    for (manifest, file, reason) in [
        ("[hooks]\npre = [\"../x.rhai\"]", "", "`../x.rhai` isn't inside"),
        ("[hooks]\npost = [\"/x.rhai\"]", "", "`/x.rhai` isn't inside"),
        ("[hooks]\ninit = [\"a/../../x.rhai\"]", "", "isn't inside"),
        ("[hooks]\npre = [\"missing.rhai\"]", "", "`missing.rhai`"),
        ("[hooks]\npre = [\"link.rhai\"]", "", "`link.rhai`"),
        ("", "{{ \"../x.rhai\" | rhai }}", "`file.txt`, line 1"),
        ("", "\n{% assign y = '/x.rhai' | rhai %}", "`file.txt`, line 2"),
        ("", "\n{{\n  '/x.rhai'\n  | rhai\n}}", "`file.txt`, line 2"),
        ("", "{{ project-name | rhai }}", "isn't a plain text"),
        ("", "{{ \"x.rhai\" | append: \"x\" | rhai }}", "isn't a plain text"),
    ] {
        let folder = tempdir().unwrap();
        let template = folder.path().join("template");
        fs::create_dir(&template).unwrap();
        fs::write(folder.path().join("x.rhai"), "system::command(\"touch\", [\"ran\"])").unwrap();
        fs::write(template.join("cargo-generate.toml"), manifest).unwrap();
        fs::write(template.join("file.txt"), file).unwrap();
        std::os::unix::fs::symlink("file.txt", template.join("link.rhai")).unwrap();
        run_in(folder.path(), ["new", "mine", "--path", "template", "--yes", "--trust"]).error(&[reason]);
        assert_eq!(tree::names(folder.path()), ["template", "x.rhai"], "{manifest}{file}");
    }
}

/// Neither a script that isn't there, nor a file that isn't rendered, makes a template one with scripts.
#[test]
fn what_cannot_run_needs_no_consent() {
    for (manifest, file) in [
        ("", "{{ \"missing.rhai\" | rhai }}"),
        ("[template]\nexclude = [\"*.txt\"]", "{{ \"x.rhai\" | rhai }}"),
        ("[template]\ninclude = [\"*.md\"]", "{{ \"x.rhai\" | rhai }}"),
    ] {
        let folder = tempdir().unwrap();
        write(folder.path(), &[("cargo-generate.toml", manifest), ("file.txt", file), ("x.rhai", "\"x\"")]);
        run_in(folder.path(), ["new", "mine", "--path", "template", "--yes"]).success();
        assert_eq!(fs::read_to_string(folder.path().join("mine/file.txt")).unwrap(), file);
    }
    // Some answers may have it rendered.
    let folder = tempdir().unwrap();
    let manifest = "[template]\ninclude = [\"*.md\"]\n[conditional.'crate_type == \"lib\"']\ninclude = [\"*.txt\"]\n";
    let files = [("cargo-generate.toml", manifest), ("file.txt", "{{ \"x.rhai\" | rhai }}"), ("x.rhai", "\"x\"")];
    write(folder.path(), &files);
    let refusal = ["filter (`file.txt`, line 1): `x.rhai`", "`--trust`"];
    run_in(folder.path(), ["new", "mine", "--path", "template", "--yes"]).error(&refusal);
}

/// A script can import the others: they are shown, too.
#[test]
fn what_a_script_can_import_is_shown() {
    let folder = tempdir().unwrap();
    let hook = "import \"lib/more\" as more; more::make();";
    let more = "fn make() { system::command(\"touch made\") }";
    let manifest = "[hooks]\npre = [\"x.rhai\"]";
    write(folder.path(), &[("cargo-generate.toml", manifest), ("x.rhai", hook), ("lib/more.rhai", more)]);
    let shown = ["hook (pre): `x.rhai`", "can be imported: `lib/more.rhai`", "`lib/more.rhai`, line 1: fn make()"];
    run_in(folder.path(), ["new", "mine", "--path", "template", "--yes"]).error(&shown);
    run_in(folder.path(), ["new", "mine", "--path", "template", "--yes", "--trust"]).success();
    assert!(folder.path().join("mine/made").exists());
}

#[test]
fn what_lies_beside_the_template_is_shown() {
    let folder = tempdir().unwrap();
    let template = super::template("nested");
    let shown = [
        "hook (init): `page/init.rhai`",
        "hook (pre): `common.rhai`",
        "can be imported: `other/module.rhai`",
        "`page/post.rhai`, line 1: file::write(\"shared.txt\", system::command(\"cat\"",
    ];
    run_in(folder.path(), ["new", "mine", "--path", template.to_str().unwrap(), "page", "--yes"]).error(&shown);
}

/// Writes the files of `folder`'s template.
fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, contents) in files {
        let path = folder.join("template").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
}

#[test]
fn a_script_cannot_rewrite_what_is_shown_of_it() {
    let folder = tempdir().unwrap();
    let template = folder.path().join("template");
    fs::create_dir(&template).unwrap();
    fs::write(template.join("cargo-generate.toml"), "[hooks]\npre = [\"x.rhai\"]").unwrap();
    fs::write(template.join("x.rhai"), "system::command(\"evil\"); // \u{1b}[2K\rnothing to see\n").unwrap();
    let outcome = run_in(folder.path(), ["new", "mine", "--path", "template", "--yes"]).error(&["evil", "\\u{1b}"]);
    assert!(!outcome.stderr.contains('\u{1b}') && !outcome.stderr.contains('\r'), "{:?}", outcome.stderr);
}
