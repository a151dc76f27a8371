//! What is wrong with a template although it can be rendered: cargo-generate says nothing of it.

use std::fmt;

use indexmap::IndexMap;

/// A problem in a template's file.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd)]
pub struct Diagnostic {
    pub file: String,
    /// Counted from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    pub message: String,
}

impl Diagnostic {
    fn place(&self) -> String {
        let file = self.file.escape_debug();
        self.line.map_or_else(|| format!("`{file}`"), |line| format!("`{file}`, line {line}"))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "template file {}: {}", self.place(), self.message)
    }
}

/// How many places of the same problem are named.
const MAX_PLACES: usize = 10;

/// One text for each problem: the same one in many files is told once, with the places.
pub fn grouped<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<String> {
    let mut groups: IndexMap<&str, Vec<&Diagnostic>> = IndexMap::new();
    for diagnostic in diagnostics {
        groups.entry(&diagnostic.message).or_default().push(diagnostic);
    }
    groups.into_iter().map(|(message, places)| group(message, &places)).collect()
}

fn group(message: &str, places: &[&Diagnostic]) -> String {
    if let [only] = places {
        return only.to_string();
    }
    let named: Vec<_> = places.iter().take(MAX_PLACES).map(|diagnostic| diagnostic.place()).collect();
    let more = match places.len().saturating_sub(MAX_PLACES) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!("template files {}{more}: {message}", named.join("; "))
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, grouped};

    #[test]
    fn the_same_problem_is_told_once() {
        let diagnostic = |file: usize, message: &str| Diagnostic {
            file: format!("f{file}"),
            line: Some(3),
            message: message.to_owned(),
        };
        let mut all: Vec<_> = (0..12).map(|file| diagnostic(file, "x is wrong")).collect();
        all.insert(1, diagnostic(0, "y is wrong"));
        let groups = grouped(&all);
        assert_eq!(groups.len(), 2);
        assert!(groups[0].starts_with("template files `f0`, line 3; `f1`, line 3; "), "{}", groups[0]);
        assert!(groups[0].ends_with("`f9`, line 3, and 2 more: x is wrong"), "{}", groups[0]);
        assert_eq!(groups[1], "template file `f0`, line 3: y is wrong");
    }
}
