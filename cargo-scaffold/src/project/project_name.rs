//! Names that cargo, the crate registry and npm all accept.

use std::fmt;

use anyhow::{Result, bail, ensure};
use heck::{ToKebabCase, ToSnakeCase};

use crate::base::{
    npm_name,
    rel_path::{RelPath, is_device},
};

/// A project's name, valid by construction.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectName(String);

impl ProjectName {
    /// For a template that isn't built in: cargo-generate's rules only, as it needn't make a crate.
    pub fn new(name: &str) -> Result<Self> {
        let kebab = name.to_kebab_case();
        ensure!(!kebab.is_empty(), "`{}` can't be a project's name: it has no letter or digit", name.escape_debug());
        ensure!(
            name == kebab || name == name.to_snake_case(),
            "`{}` can't be a project's name: words are joined by `-` or `_`; `{kebab}` would do",
            name.escape_debug()
        );
        RelPath::new(name)?;
        Ok(Self(name.to_owned()))
    }

    /// The name of a crate and of its npm package.
    ///
    /// # Errors
    /// Names the rule that `name` breaks and whose rule it is, and suggests a valid name.
    pub fn of_package(name: &str) -> Result<Self> {
        let Some(rule) = broken_rule(name) else { return Ok(Self(name.to_owned())) };
        match suggestion(name) {
            Some(better) => bail!("`{}` can't be a crate's name: {rule}; `{better}` would do", name.escape_debug()),
            None => bail!("`{}` can't be a crate's name: {rule}", name.escape_debug()),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The npm scope `scope` with its `@`: `@acme`, also from `acme`.
pub fn scope(scope: &str) -> Result<String> {
    let bare = scope.strip_prefix('@').unwrap_or(scope);
    match npm_name::fault(bare) {
        Some(fault) => bail!("`{}` can't be an npm scope: {fault}; write it like `@acme`", scope.escape_debug()),
        None => Ok(format!("@{bare}")),
    }
}

/// The registry's limit.
const MAX_LENGTH: usize = 64;

fn broken_rule(name: &str) -> Option<String> {
    let first = name.chars().next();
    let invalid = name.chars().find(|&c| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    let snake = name.replace('-', "_");
    Some(match first {
        None => "it is empty".to_owned(),
        Some(_) if invalid.is_some() => {
            format!("a crate's name has letters, digits, `-` and `_` only, no `{}`", invalid?.escape_debug())
        }
        Some(first) if !first.is_ascii_alphabetic() => format!("it starts with `{first}` instead of a letter"),
        _ if name.len() > MAX_LENGTH => {
            format!("it has {} characters, and the registry takes {MAX_LENGTH}", name.len())
        }
        _ if KEYWORDS.contains(&name) => "it is a Rust keyword".to_owned(),
        _ if is_device(name) => "it is the name of a Windows device".to_owned(),
        _ if STANDARD.contains(&snake.as_str()) => "it is a crate of Rust's own".to_owned(),
        _ if CARGO.contains(&name) => "cargo has a folder of that name in its target directory".to_owned(),
        _ if DEPENDENCIES.contains(&snake.as_str()) => "it is a dependency of the project itself".to_owned(),
        _ => return npm_name::fault(name).map(|fault| format!("the npm package has the same name, and {fault}")),
    })
}

fn suggestion(name: &str) -> Option<String> {
    let ascii: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut kebab = ascii.to_kebab_case();
    kebab.truncate(MAX_LENGTH - "wasm-".len());
    let kebab = kebab.trim_end_matches('-');
    [kebab.to_owned(), format!("{kebab}-wasm"), format!("wasm-{kebab}")]
        .into_iter()
        .find(|candidate| !kebab.is_empty() && broken_rule(candidate).is_none())
}

/// Words that can't be a crate's name in one edition or another (<https://doc.rust-lang.org/reference/keywords.html>).
#[rustfmt::skip]
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match",
    "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Crates that come with the compiler: the registry reserves them, and a dependency of that name is ambiguous.
const STANDARD: [&str; 7] = ["alloc", "compiler_builtins", "core", "proc_macro", "std", "test", "rustc"];

/// What cargo keeps in a target directory.
const CARGO: [&str; 4] = ["build", "deps", "examples", "incremental"];

/// What the templates depend on: a crate can't depend on another of its own name.
const DEPENDENCIES: [&str; 6] = ["js_sys", "lol_alloc", "talc", "wasm_bindgen", "wasm_bindgen_test", "web_sys"];

#[cfg(test)]
mod tests {
    use super::ProjectName;

    #[test]
    fn every_class_of_bad_names_is_refused_with_a_valid_suggestion() {
        for (bad, better) in [
            ("MyLib", "my-lib"),
            ("3d", "wasm-3d"),
            ("my.lib", "my-lib"),
            ("fn", "fn-wasm"),
            ("std", "std-wasm"),
            ("nul", "nul-wasm"),
            ("test", "test-wasm"),
            ("http", "http-wasm"),
            ("-x", "x"),
            ("größe", "gr-e"),
            ("my lib", "my-lib"),
            ("wasm-bindgen", "wasm-bindgen-wasm"),
            ("_x", "x"),
            ("node_modules", "node-modules"),
        ] {
            let error = ProjectName::of_package(bad).unwrap_err().to_string();
            assert!(error.ends_with(&format!("`{better}` would do")), "{bad}: {error}");
            assert!(ProjectName::of_package(better).is_ok(), "{better}");
        }
        assert!(ProjectName::of_package(&"a".repeat(65)).is_err());
        assert!(ProjectName::of_package("").is_err());
        for (bad, better) in [("MyLib", "my-lib"), ("my.lib", "my-lib"), ("../x", "x"), ("a/b", "a-b"), ("-x", "x")] {
            let error = ProjectName::new(bad).unwrap_err().to_string();
            assert!(error.ends_with(&format!("`{better}` would do")), "{bad}: {error}");
        }
        for good in ["3d", "test", "my-lib", "my_lib", "größe"] {
            assert!(ProjectName::new(good).is_ok(), "{good}");
        }
        for bad in ["", "-", "nul"] {
            assert!(ProjectName::new(bad).is_err(), "{bad}");
        }
        for good in ["mylib", "my-lib", "my_lib2", "web", "core-math", "a"] {
            assert!(ProjectName::of_package(good).is_ok(), "{good}");
        }
    }
}
