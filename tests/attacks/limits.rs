//! Templates that take more than they may.

use std::time::{Duration, Instant};

use super::Attack;

#[test]
fn a_condition_that_never_ends_doesnt_hold() {
    for condition in [
        "loop {}",
        "{ let a = []; loop { a.push(1) } }",
        "fib(90)",
        "while true { }",
        "eval(\"let s = `eval(s)`; eval(s)\")",
        "Fn(\"eval\").call(\"loop {}\")",
        "sleep(1000000000)",
        "sleep(1e9)",
    ] {
        let attack = Attack::new();
        attack.manifest(&format!("[conditional.'{condition}']\nignore = [\"a\"]\n")).file("a", "a");
        let outcome = attack.is_harmless(&[]);
        assert!(outcome.stderr.contains("`cargo-generate.toml`, line 1"), "{}", outcome.stderr);
        let attack = Attack::new();
        attack.manifest(&format!("[conditional.'{condition}']\nignore = [\"a\"]\n"));
        attack.is_refused(&["--strict"], &["can't be evaluated"]);
    }
}

#[test]
fn a_long_range_is_refused() {
    for text in [
        "{% for i in (1..1000000000) %}x{% endfor %}",
        "{%- tablerow i in ( 1 .. 1000000000 ) cols:2 -%}x{%- endtablerow -%}",
        "{% assign n = 1000000 | times: 1000 %}{% for i in (-5..n) reversed %}x{% endfor %}",
        "{% for i in (1..2000) %}{% for j in (1..2000) %}x{% endfor %}{% endfor %}",
        "{% for i in (-9223372036854775808..9223372036854775807) limit:1 %}x{% endfor %}",
    ] {
        let attack = Attack::new();
        attack.file("a.txt", text);
        attack.is_refused(&[], &["ranges of more than", "`a.txt`"]);
    }
}

#[test]
fn a_long_output_is_refused() {
    let attack = Attack::new();
    let line = "x".repeat(1100);
    attack.file("a.txt", format!("{{% for i in (1..1000000) %}}{line}{{% endfor %}}"));
    attack.is_refused(&[], &["renders to more than 256 MiB", "`a.txt`"]);
}

#[test]
fn a_text_that_doubles_is_refused() {
    let attack = Attack::new();
    let double = "{% assign s = s | append: s %}".repeat(40);
    attack.file("a.txt", format!("{{% assign s = '0123456789abcdef' %}}{double}{{{{ s }}}}"));
    attack.is_refused(&[], &["MiB of memory"]);
}

#[test]
fn a_loop_in_a_loop_ends() {
    let attack = Attack::new();
    let many = vec!["x"; 999].join(",");
    let loops = "{% for i in a %}{% for j in a %}{% for k in a %}{% endfor %}{% endfor %}{% endfor %}";
    attack.file("a.txt", format!("{{% assign a = '{many}' | split: ',' %}}{loops}"));
    let start = Instant::now();
    attack.is_refused(&[], &["more than 20 seconds"]);
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn deep_nesting_is_no_crash() {
    for text in [
        format!("{{{{ {}0{} }}}}", "a[".repeat(20_000), "]".repeat(20_000)),
        format!("{}{}", "{% if a %}".repeat(5_000), "{% endif %}".repeat(5_000)),
        "{{ ".to_owned() + &"(".repeat(20_000),
        "{% if ".to_owned() + &"x and ".repeat(20_000) + "x %}{% endif %}",
    ] {
        let attack = Attack::new();
        attack.file("a.txt", text);
        let code = attack.run(&[]).code;
        assert!(matches!(code, Some(0 | 1)), "{code:?}");
    }
    let attack = Attack::new();
    attack.manifest(&format!("[conditional.'{}true{}']\nignore = [\"a\"]\n", "(".repeat(9_000), ")".repeat(9_000)));
    attack.is_harmless(&[]);
    let attack = Attack::new();
    attack.manifest(&format!("x = {}{}\n", "[".repeat(50_000), "]".repeat(50_000)));
    attack.is_refused(&[], &["invalid TOML"]);
}

/// What a library of ours aborts or panics on is an error all the same.
#[test]
fn no_input_ends_in_a_crash() {
    for (text, reason) in [
        ("{{ \"{% raw %}\" }}{% for i in (1..1000000000000) %}x{% endfor %}", "`a.txt`"),
        ("{% assign a = '1,2' | split: ',' %}{% tablerow i in a cols:0 %}x{% endtablerow %}", "`a.txt`"),
        ("{{ -9223372036854775808 | divided_by: -1 }}", "`a.txt`"),
        (&("{% if a %}".repeat(300_000) + &"{% endif %}".repeat(300_000)), "the template"),
    ] {
        let attack = Attack::new();
        attack.file("a.txt", text);
        let outcome = attack.run(&[]);
        assert!(matches!(outcome.code, Some(0 | 1)), "{:?} {}", outcome.code, outcome.stderr);
        assert!(outcome.code == Some(0) || outcome.stderr.contains(reason), "{}", outcome.stderr);
        assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    }
}

#[test]
fn a_condition_that_takes_memory_ends() {
    let attack = Attack::new();
    let list = vec!["1"; 9000].join(",");
    let condition = format!("[{list}].map(|x| BIG.to_upper()).len() > 0");
    attack.manifest(&format!("[conditional.'{condition}']\nignore = [\"a\"]\n")).file("a", "a");
    let big = format!("BIG={}", "x".repeat(100_000));
    let outcome = attack.run(&["-d", &big]);
    assert!(matches!(outcome.code, Some(0 | 1)), "{:?} {}", outcome.code, outcome.stderr);
}

#[test]
fn slow_parsing_ends() {
    let attack = Attack::new();
    attack.file("a.txt", (0..80_000).map(|number| format!("{{% assign a{number} = {number} %}}")).collect::<String>());
    let start = Instant::now();
    let code = attack.run(&[]).code;
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_manifest_that_is_too_long_is_refused() {
    let attack = Attack::new();
    attack.manifest(&"# comment\n".repeat(6_000_000));
    attack.is_refused(&[], &["cargo-generate.toml`", "1 MiB"]);
}
