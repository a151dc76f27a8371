//! The line of each condition in a manifest.

use std::collections::HashMap;

use toml_edit::{Document, Item};

/// The lines of the keys of `[conditional]`, counted from 1.
pub fn find(manifest: &str) -> HashMap<String, usize> {
    let Ok(document) = Document::parse(manifest) else { return HashMap::new() };
    let Some(conditional) = document.get("conditional").and_then(Item::as_table_like) else { return HashMap::new() };
    let starts: Vec<_> = manifest.match_indices('\n').map(|(at, _)| at).collect();
    let line = |(condition, _): (&str, &Item)| {
        let (key, _) = conditional.get_key_value(condition)?;
        Some((
            condition.to_owned(),
            starts.partition_point(|&start| start < key.span().map_or(0, |span| span.start)) + 1,
        ))
    };
    conditional.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn every_form_of_a_key() {
        let manifest = r#"
[template]
ignore = ["a == 'b'"]
[conditional.'a == "b"']
ignore = []
[conditional.'c'.placeholders.x]
[conditional."d == \"e\"".placeholders]
[conditional]
f.ignore = []
"g" = { ignore = [] }
"#;
        let lines = find(manifest);
        for (condition, line) in [("a == \"b\"", 4), ("c", 6), ("d == \"e\"", 7), ("f", 9), ("g", 10)] {
            assert_eq!(lines.get(condition), Some(&line), "{condition}");
        }
        assert_eq!(find("\r\nconditional = { a = {} }").get("a"), Some(&2));
    }
}
