//! Manifests and files that aren't what they should be.

use tests::transcript::Transcript;

use super::Attack;

#[test]
fn a_broken_manifest_names_line_and_column() {
    let mut transcript = Transcript::new("attacks/manifest");
    for text in [
        "[template]\nignore = [\n",
        "[template]\nignore = \"x\"\n",
        "[placeholders]\nx = 1\n",
        "[placeholders]\nx = { prompt = \"X?\", type = \"number\" }\n",
        "[placeholders]\nx = { prompt = \"X?\", default = 1 }\n",
        "[placeholders]\nx = { prompt = \"X?\", regex = \"(\" }\n",
    ] {
        let attack = Attack::new();
        attack.manifest(text).file("a", "a");
        attack.is_refused_as_shown(&mut transcript, &[]);
    }
    transcript.assert();
}

#[test]
fn a_builtin_variable_isnt_asked_for() {
    let attack = Attack::new();
    attack.manifest("[placeholders]\nproject-name = { prompt = \"X?\" }\n");
    attack.is_refused(&[], &["`project-name`, which is a builtin variable"]);
}

#[test]
fn a_manifest_that_isnt_utf8_names_its_line() {
    let attack = Attack::new();
    attack.file("cargo-generate.toml", b"[template]\nvcs = \"\xff\"\n");
    attack.is_refused(&[], &["isn't UTF-8: see line 2"]);
}

#[test]
fn a_binary_file_is_copied_with_a_warning() {
    let attack = Attack::new();
    attack.file("a.bin", b"\0\xff{{ x }}\xfe").file("late.bin", [vec![b'a'; 200_000], vec![0xff]].concat());
    let outcome = attack.is_harmless(&[]);
    assert!(outcome.stderr.contains("`a.bin`; `late.bin`: it isn't UTF-8"), "{}", outcome.stderr);
    assert_eq!(std::fs::read(attack.work().join("mylib/a.bin")).unwrap(), b"\0\xff{{ x }}\xfe");
    let attack = Attack::new();
    attack.file("a.bin", b"\xff");
    attack.is_refused(&["--strict"], &["`a.bin`: it isn't UTF-8"]);
}

#[test]
fn broken_liquid_names_file_and_line() {
    let mut transcript = Transcript::new("attacks/liquid");
    for text in ["a\n{{ x", "a\n{% if x %}", "a\n{% nonsense %}", "a\n{{ x | nonsense }}", "a {{ 1 }}\n{{ late"] {
        let attack = Attack::new();
        attack.file("src/a.rs", text);
        attack.is_refused_as_shown(&mut transcript, &[]);
    }
    transcript.assert();
}

#[test]
fn a_template_that_isnt_there_is_one_error() {
    let attack = Attack::new();
    std::fs::remove_dir_all(attack.path("")).unwrap();
    attack.is_refused(&[], &["../template"]);
    std::fs::write(attack.folder.path().join("template"), "x").unwrap();
    attack.is_refused(&[], &["isn't a folder"]);
}

#[cfg(unix)]
#[test]
fn a_name_that_isnt_utf8_is_refused() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let attack = Attack::new();
    std::fs::write(attack.path("").join(OsStr::from_bytes(b"a\xff")), "x").unwrap();
    attack.is_refused(&[], &["isn't UTF-8"]);
}
