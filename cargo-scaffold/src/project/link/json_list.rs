//! An object or an array in a JSON text. What is added to it has the form of what is there.

use std::ops::Range;

use jsonc_parser::{
    ast::{Array, Object},
    common::{Range as Span, Ranged},
};

pub struct JsonList {
    /// Between its brackets.
    inside: Range<usize>,
    entries: Vec<Range<usize>>,
}

/// How a file is laid out.
pub struct JsonLayout {
    line_end: &'static str,
    indent: String,
    is_one_line: bool,
}

impl JsonList {
    pub fn of_object(object: &Object) -> Self {
        Self::new(object.range, object.properties.iter().map(Ranged::range))
    }

    pub fn of_array(array: &Array) -> Self {
        Self::new(array.range, array.elements.iter().map(Ranged::range))
    }

    fn new(span: Span, entries: impl Iterator<Item = Span>) -> Self {
        let entries = entries.map(|entry| entry.start..entry.end).collect();
        Self { inside: span.start + 1..span.end - 1, entries }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Puts `entry` into the text at the place `at` of the list.
    pub fn insert(&self, text: &mut String, at: usize, entry: &str) {
        let separator = self.separator(text);
        match at.checked_sub(1).and_then(|before| self.entries.get(before)) {
            Some(before) => text.insert_str(before.end, &format!(",{separator}{entry}")),
            None => text.insert_str(self.inside.start + self.start(text), &format!("{entry},{separator}")),
        }
    }

    /// Puts `contents` into an empty list.
    pub fn fill(&self, text: &mut String, contents: &str) {
        text.replace_range(self.inside.clone(), contents);
    }

    /// What is between two entries, but for the comma.
    fn separator(&self, text: &str) -> String {
        let before_first = &text[self.inside.start..][..self.start(text)];
        if let Some(line_end) = before_first.rfind('\n') {
            let start = if before_first[..line_end].ends_with('\r') { line_end - 1 } else { line_end };
            return before_first[start..].to_owned();
        }
        let [first, second, ..] = self.entries.as_slice() else { return " ".to_owned() };
        text[first.end..second.start].trim_start().trim_start_matches(',').to_owned()
    }

    /// How far from the bracket the first entry is.
    fn start(&self, text: &str) -> usize {
        let inside = &text[self.inside.clone()];
        inside.len() - inside.trim_start().len()
    }
}

impl JsonLayout {
    /// That of `text`, whose outermost list is `root`.
    pub fn of(text: &str, root: &JsonList) -> Self {
        let separator = root.separator(text);
        let indent = separator.rsplit_once('\n').map(|(_, indent)| indent).filter(|indent| !indent.is_empty());
        Self {
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            indent: indent.unwrap_or("  ").to_owned(),
            is_one_line: root.len() > 0 && !separator.contains('\n'),
        }
    }

    /// What is between the brackets of a list with one entry, which is in `depth` others.
    pub fn only(&self, depth: usize, entry: &str) -> String {
        if self.is_one_line {
            return format!(" {entry} ");
        }
        let line = |depth| format!("{}{}", self.line_end, self.indent.repeat(depth));
        format!("{}{entry}{}", line(depth + 1), line(depth))
    }
}
