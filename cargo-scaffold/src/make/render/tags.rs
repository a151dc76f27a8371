//! The liquid tags in a text, found without parsing it.

/// Where each tag of `text` begins, in bytes, and what is between its braces; a tag that isn't closed goes to the end.
pub fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut starts: Vec<_> = ["{{", "{%"]
        .iter()
        .flat_map(|opening| text.match_indices(opening))
        .map(|(at, opening)| at + opening.len())
        .collect();
    starts.sort_unstable();
    starts.into_iter().map(|start| {
        let rest = &text[start..];
        (start, end(rest).map_or(rest, |end| &rest[..end]))
    })
}

/// Where the tag at the beginning of `text` ends. Braces in a quoted text don't end it; where a quote isn't closed, the
/// first braces do.
fn end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.bytes().enumerate() {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if c == b'"' || c == b'\'' => quote = Some(c),
            None if ["}}", "%}"].iter().any(|end| text.as_bytes()[at..].starts_with(end.as_bytes())) => {
                return Some(at);
            }
            None => {}
        }
    }
    ["}}", "%}"].iter().filter_map(|end| text.find(end)).min()
}

/// The tags that contain the word `name`, with their lines.
pub fn uses<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let has = move |tag: &str| tag.split(|c| !is_word(c)).any(|word| word.trim_matches('-') == name);
    tags(text).filter(move |(_, tag)| has(tag)).map(|(start, tag)| (line_at(text, start), tag))
}

/// Whether all that `tag` does with the variable `name` is to give it a default.
pub fn is_defaulted(tag: &str, name: &str) -> bool {
    let filter = |(at, _)| tag[at + name.len()..].trim_start().strip_prefix('|');
    let is_default = |filter: &str| {
        filter.trim_start().strip_prefix("default").is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    tag.match_indices(name).map(filter).all(|filter| filter.is_some_and(is_default))
}

/// The line of the first tag.
pub fn first_line(text: &str) -> usize {
    tags(text).next().map_or(1, |(start, _)| line_at(text, start))
}

pub fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The text before the first tag, the tags with the text between them, and the text after the last tag.
///
/// Only the middle needs liquid's parser, which is slow on plain text. White space beside a tag belongs to the middle,
/// because `{%-` removes it.
pub fn around_tags(text: &str) -> (&str, &str, &str) {
    let Some(first) = ["{{", "{%"].into_iter().filter_map(|tag| text.find(tag)).min() else { return (text, "", "") };
    let last = ["}}", "%}"].into_iter().filter_map(|tag| text.rfind(tag)).max().filter(|last| *last > first);
    let start = text[..first].trim_end().len();
    let last = last.filter(|last| !text[*last..].contains("{{") && !text[*last..].contains("{%"));
    let end = last.map_or(text.len(), |last| text.len() - text[last + 2..].trim_start().len());
    (&text[..start], &text[start..end], &text[end..])
}

#[cfg(test)]
mod tests {
    use super::{around_tags, tags};

    #[test]
    fn a_tag_ends_at_its_closing_braces_only() {
        let text = "authors {{ \"a}b%\" | append: authors }} authors {% if x %} y {% endif -%}{{open";
        let found: Vec<_> = tags(text).collect();
        let expected = [(10, " \"a}b%\" | append: authors "), (49, " if x "), (62, " endif -"), (74, "open")];
        assert_eq!(found, expected);
        assert_eq!(tags("authors }} %}").count(), 0);
        let quoted: Vec<_> = tags("{{ '}}' | x }} {{ it's }} {{ y }}").map(|(_, tag)| tag).collect();
        assert_eq!(quoted, [" '}}' | x ", " it's ", " y "]);
    }

    #[test]
    fn white_space_belongs_to_the_tags_beside_it() {
        assert_eq!(
            around_tags("a }}\n  {%- if x %} b {% endif -%}\n c"),
            ("a }}", "\n  {%- if x %} b {% endif -%}\n ", "c")
        );
        assert_eq!(around_tags("plain }}"), ("plain }}", "", ""));
        assert_eq!(around_tags("open {{ x"), ("open", " {{ x", ""));
        assert_eq!(around_tags("{{x}}"), ("", "{{x}}", ""));
    }
}
