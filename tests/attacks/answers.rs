//! Answers that a template, a terminal or a tool could take for more than text.

use std::fs;

use super::Attack;

const QUESTION: &str = "[placeholders]\nx = { prompt = \"X?\", default = \"x\" }\nlines = { type = \"text\", prompt = \"L?\", default = \"\" }\n";

#[test]
fn liquid_in_an_answer_is_text() {
    let attack = Attack::new();
    attack.manifest(QUESTION).file("a.txt", "{{x}}\n").file("{{x | replace: '|', '_'}}.md", "b");
    attack.is_harmless(&["-d", "x={{ project-name | upcase }}{% raw %}"]);
    assert_eq!(attack.made("a.txt"), "{{ project-name | upcase }}{% raw %}\n");
}

#[test]
fn a_newline_is_for_questions_of_several_lines() {
    let attack = Attack::new();
    attack.manifest(QUESTION).file("a.txt", "{{x}}{{lines}}");
    attack.is_refused(&["-d", "x=a\nb"], &["the answer to `x` is more than one line"]);
    attack.is_harmless(&["-d", "lines=a\nb"]);
    assert_eq!(attack.made("a.txt"), "xa\nb");
}

#[test]
fn control_characters_are_refused() {
    for character in ["\\u0000", "\\u001b[2J", "\\u0007", "\\u009b"] {
        let attack = Attack::new();
        attack.manifest(QUESTION).file("a.txt", "{{x}}");
        let answers = attack.folder.path().join("answers.toml");
        fs::write(&answers, format!("[values]\nx = \"a{character}b\"\n")).unwrap();
        attack.is_refused(&["--answers", "../answers.toml"], &["the answer to `x` has the control character"]);
    }
}

#[test]
fn a_default_has_no_control_characters() {
    for placeholder in [
        "default = \"a\\u001b]52;c;eA==\\u0007b\"",
        "default = \"a\\u0000\"",
        "default = \"\\u202e\"",
        "choices = [\"a\", \"b\\u009b\"]",
        "type = \"array\", choices = [\"a\\r\"], default = [\"a\\r\"]",
    ] {
        let attack = Attack::new();
        attack.manifest(&format!("[placeholders]\nx = {{ prompt = \"X?\", {placeholder} }}\n")).file("a.txt", "{{x}}");
        attack.is_refused(&[], &["has the control character"]);
    }
}
