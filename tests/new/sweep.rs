//! Templates put together at random, always the same ones: whatever cargo-generate renders, we render alike.

use std::{fs, path::Path};

use tempfile::tempdir;

use super::kits;

const TEMPLATES: u64 = 60;

const TEXTS: [&str; 58] = [
    "text",
    " ",
    "\n",
    "\r\n",
    "\t",
    "{ ",
    "}",
    "{ { ",
    "}}",
    "%}",
    "#",
    "é",
    "\u{a0}",
    "$",
    "\"",
    "'",
    "\\",
    "{{ flag }}",
    "{{ name }}",
    "{{name}}",
    "{{- name -}}",
    " {{- name }}",
    "{{ project-name }}",
    "{{crate_name}}",
    "{{ unknown }}",
    "{{ other.field }}",
    "{{ parts }}",
    "{{ parts[0] }}",
    "{{ parts.size }}",
    "{{ parts | join: '/' }}",
    "{{ name | upcase | append: '!' }}",
    "{{ name | snake_case }}",
    "{{ name | title_case }}",
    "{{ 'a b' | kebab_case }}",
    "{{ missing | default: 'd' }}",
    "{{ 4 | divided_by: 0 }}",
    "{{ parts | first | capitalize }}",
    "{{ 1.50 }}",
    "{% if flag %}yes{% else %}no{% endif %}",
    "{%- if name == 'x' -%} x {%- endif -%}",
    "{% if unknown %}u{% endif %}",
    "{% unless flag %}not{% endunless %}",
    "{% for p in parts %}{{ p }},{% endfor %}",
    "{% for i in (1..3) %}{{i}}{% endfor %}",
    "{%- for i in (2..unknown) %}{{i}}{% endfor %}",
    "{% assign a = name | downcase %}",
    "{{ a }}",
    "{% raw %}{{ x }}{% endraw %}",
    "{%- raw -%} {% if %} {%- endraw -%}",
    "{% comment %}gone {{ x }}{% endcomment %}",
    "{% capture c %}{{name}}{% endcapture %}{{c}}",
    "{% case name %}{% when 'x' %}X{% else %}other{% endcase %}",
    "{% increment n %}",
    "{% cycle 'a', 'b' %}",
    "{% include 'x' %}",
    "{% if parts contains 'b' %}b{% endif %}",
    "{{ name | slice: 1, 2 }}",
    "{{ name | replace: 'a', unknown2 }}",
];

const NAMES: [&str; 12] = [
    "a",
    "b.txt",
    "a-b",
    "{{name}}",
    "{{ project-name }}.rs",
    "src",
    "{{crate_name}}",
    "x{{unknown3}}y",
    "{{flag}}",
    ".hidden",
    "{% if flag %}on{% else %}off{% endif %}",
    "{{ name | upcase }}",
];

const PATTERNS: [&str; 8] = ["a", "*.txt", "src/", "/b.txt", "**/a", "!a-b", "{{name}}", "*.rs"];

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    fn some(&mut self, from: &[&'static str], most: usize) -> Vec<&'static str> {
        (0..self.below(most + 1)).map(|_| self.pick(from)).collect()
    }
}

#[test]
fn whatever_cargo_generate_renders_we_render_alike() {
    let mut rendered = 0;
    for seed in 0..TEMPLATES {
        let template = tempdir().unwrap();
        let mut chance = Chance(seed);
        fill(template.path(), &mut chance);
        let name = chance.pick(&["x", "Some Name", "b", "ä-Ö"]);
        let args = ["-d", &format!("name={name}"), "-d", chance.pick(&["flag=true", "flag=false"])].map(String::from);
        rendered += u64::from(kits::same_if_rendered(template.path(), &args, &format!("template {seed}")));
    }
    assert!(rendered > TEMPLATES / 3, "cargo-generate renders only {rendered} of {TEMPLATES}");
}

fn fill(template: &Path, chance: &mut Chance) {
    for _ in 0..1 + chance.below(6) {
        let mut path = template.to_owned();
        (0..=chance.below(3)).for_each(|_| path.push(chance.pick(&NAMES)));
        // A name that's a file already can't be a folder.
        if fs::create_dir_all(path.parent().unwrap()).is_ok() && !path.exists() {
            fs::write(&path, chance.some(&TEXTS, 8).concat()).unwrap();
        }
    }
    let list = |key: &str, patterns: Vec<&str>| {
        if patterns.is_empty() { String::new() } else { format!("{key} = {patterns:?}\n") }
    };
    let settings = [list("include", chance.some(&PATTERNS, 2)), list("exclude", chance.some(&PATTERNS, 1))].concat();
    let placeholders = "name = { prompt = \"N?\" }\nflag = { type = \"bool\", prompt = \"F?\" }\n\
        parts = { type = \"array\", prompt = \"P?\", choices = [\"a\", \"b\"], default = [\"b\", \"a\"] }\n";
    let conditional =
        format!("[conditional.'flag && name != \"b\"']\nignore = [{:?}]\n", chance.pick(&["a", "src", "b.txt"]));
    fs::write(
        template.join("cargo-generate.toml"),
        format!("[template]\n{settings}[placeholders]\n{placeholders}{conditional}"),
    )
    .unwrap();
}
