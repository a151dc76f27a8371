//! Types that can't cross between Rust and JavaScript. The compiler speaks of wasm-bindgen's traits; here it's said of the
//! function and the type, with what to write.

use std::{collections::BTreeMap, fs, path::Path};

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticSpan};

use super::wrong_type::{self, WrongType};

/// One line for each type that can't cross, in the order of the errors. Their files' names are relative to `root`.
pub fn advice(errors: &[Diagnostic], root: &Path) -> Vec<String> {
    let mut sources = Sources { root, files: BTreeMap::new() };
    let mut found: Vec<(WrongType, Vec<String>)> = Vec::new();
    for error in errors {
        let Some(span) = error.spans.iter().find(|span| span.is_primary) else { continue };
        let Some(wrong) = wrong_type::of(error, span) else { continue };
        let item = sources.item(span);
        match found.iter_mut().find(|(known, _)| *known == wrong) {
            Some((_, items)) if items.contains(&item) => {}
            Some((_, items)) => items.push(item),
            None => found.push((wrong, vec![item])),
        }
    }
    found.into_iter().map(|(wrong, items)| line(&wrong, &items)).collect()
}

fn line(wrong: &WrongType, items: &[String]) -> String {
    let WrongType { name, remedy } = wrong;
    format!("`{name}` in {} can't cross between Rust and JavaScript: {remedy}", items.join(" and "))
}

/// The crate's files, each read once.
struct Sources<'a> {
    root: &'a Path,
    files: BTreeMap<String, Vec<String>>,
}

impl Sources<'_> {
    /// The name of the function, struct or enum that `span` is in, or that the attribute there belongs to; else its place.
    fn item(&mut self, span: &DiagnosticSpan) -> String {
        let lines = self.files.entry(span.file_name.clone()).or_insert_with(|| {
            let text = fs::read_to_string(self.root.join(&span.file_name)).unwrap_or_default();
            text.lines().map(str::to_owned).collect()
        });
        let line = span.line_start.saturating_sub(1);
        let is_attribute = lines.get(line).is_some_and(|line| line.trim_start().starts_with("#["));
        let name = if is_attribute {
            lines.iter().skip(line).find_map(|line| item_name(line))
        } else {
            lines.iter().take(line + 1).rev().find_map(|line| item_name(line))
        };
        name.map_or_else(|| format!("{}:{}", span.file_name, span.line_start), |name| format!("`{name}`"))
    }
}

/// The name that a line of Rust declares; a comment declares none.
fn item_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().take_while(|word| !word.starts_with("//"));
    words.find(|word| ["fn", "struct", "enum"].contains(word))?;
    words.next()?.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())
}
