//! What a template would have the terminal do.

use super::Attack;

const ESCAPE: &str = "\u{1b}[2J\u{7}";

#[test]
fn nothing_that_is_printed_has_escapes() {
    let escapes = |text: &str| text.contains('\u{1b}') || text.contains('\u{7}') || text.contains('\u{202e}');
    for (manifest, file, contents) in [
        ("[conditional.\"\\u001b[2J\\u0007\"]\n", "a", "a"),
        ("[placeholders]\nx = { prompt = \"\\u001b[2J\", choices = [\"\\u0007\"], default = \"\\u001b\" }\n", "a", "a"),
        ("[placeholders]\n\"\\u001b[2J\" = { prompt = \"x\" }\n", "a", "a"),
        ("[hooks]\npre = [\"\\u001b[2J\"]\n", "a", "a"),
        ("[template]\nsub_templates = [\"\\u001b[2J\"]\n", "a", "a"),
        ("[scaffold]\nnext = [\"\\u001b[2Jls\\u202e\"]\n", "a", "a"),
        ("not toml \u{1b}[2J", "a", "a"),
        ("", "a", "{% \u{1b}[2J\u{7} %}"),
        ("", "a", "{{ x\u{1b}[2J }}"),
        ("", "\u{1b}[2J\u{7}", "{{ undefined }}"),
        ("", "a\u{202e}b", "{{ undefined }}"),
    ] {
        let attack = Attack::new();
        attack.manifest(manifest).file(file, contents);
        let outcome = attack.run(&[]);
        assert!(
            !escapes(&outcome.stderr) && !escapes(&outcome.stdout),
            "{manifest:?} {file:?} {contents:?}: {outcome:?}"
        );
        let outcome = attack.run(&["--dry-run", "--name", "other"]);
        assert!(
            !escapes(&outcome.stderr) && !escapes(&outcome.stdout),
            "{manifest:?} {file:?} {contents:?}: {outcome:?}"
        );
    }
    let attack = Attack::new();
    attack.file("a", "a");
    let outcome = attack.run(&["-d", &format!("{ESCAPE}=x")]);
    assert!(!escapes(&outcome.stderr), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn a_prompt_has_no_escapes() {
    use std::time::Duration;

    use rexpect::session::spawn_command;
    use tests::scaffold::scaffold;

    let attack = Attack::new();
    attack.manifest("[placeholders]\nx = { prompt = \"one\\u001b[8mhidden\", default = \"d\" }\n").file("a", "{{x}}");
    let mut command = scaffold(&attack.work());
    command.args(["new", "mylib", "--path", "../template"]).env("TERM", "xterm");
    let mut session = spawn_command(command, Some(20_000)).unwrap();
    session.exp_string("one\\u{1b}[8mhidden").unwrap();
    std::thread::sleep(Duration::from_millis(100));
    session.send("\r").unwrap();
    session.flush().unwrap();
    session.exp_eof().unwrap();
    assert_eq!(attack.made("a"), "d");
}
