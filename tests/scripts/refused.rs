//! Scripts that aren't in the template, and what a terminal would obey.

use std::fs;

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
