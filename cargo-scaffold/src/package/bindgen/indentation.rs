//! The indentation that wasm-bindgen gives to what it writes to files; what it returns in memory has none.

/// Indents every line by how many lines before it end in `{` without a line that closes it.
pub fn reindent(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for line in text.trim().lines().map(str::trim) {
        if line.starts_with('*') {
            // Of a comment.
            indent(&mut out, depth);
            out.push(' ');
        } else {
            depth -= usize::from(line.starts_with('}') && depth > 0);
            if !line.is_empty() {
                indent(&mut out, depth + usize::from(line.starts_with([':', '?'])));
            }
            depth += usize::from(line.ends_with('{'));
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("    ", depth));
}

#[cfg(test)]
mod tests {
    use super::reindent;

    #[test]
    fn blocks_comments_and_conditions() {
        let text = "\n/**\n* it {\n*/\nfunction f() {\nif (x) {\ny = a\n? b\n: c;\n}\n\n}\n";
        let indented = "/**\n * it {\n */\nfunction f() {\n    if (x) {\n        y = a\n            ? b\n            : c;\n    }\n\n}\n";
        assert_eq!(reindent(text), indented);
    }
}
