//! Changes to a text, by the places in it that a parser found.

use oxc_span::Span;

/// Replacements that are gathered in any order and made all at once.
#[derive(Default)]
pub struct TextEdits {
    edits: Vec<(Span, String)>,
}

impl TextEdits {
    pub fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.edits.push((span, text.into()));
    }

    pub fn insert(&mut self, offset: u32, text: impl Into<String>) {
        self.replace(Span::empty(offset), text);
    }

    /// The changed text. What lies inside of a replaced part changes with it.
    pub fn apply(mut self, source: &str) -> String {
        self.edits.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut text = String::with_capacity(source.len());
        let mut done = 0;
        for (span, replacement) in self.edits {
            if span.start < done {
                continue;
            }
            text += &source[done as usize..span.start as usize];
            text += &replacement;
            done = span.end;
        }
        text + &source[done as usize..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outer_of_two_replacements_wins() {
        let mut edits = TextEdits::default();
        edits.replace(Span::new(4, 5), "inner");
        edits.insert(10, "!");
        edits.replace(Span::new(2, 7), "outer");
        assert_eq!(edits.apply("0123456789"), "01outer789!");
    }
}
