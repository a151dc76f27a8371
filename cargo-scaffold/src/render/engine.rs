//! The liquid engine, with cargo-generate's filters and its forbearance: what it passes over is collected here.

use std::fmt;

use anyhow::{Context, Result};
use liquid::{Object, Parser, model::Value};

use super::filters;
use crate::answers::Answers;

/// Renders texts with one set of answers.
pub struct Engine {
    parser: Parser,
    variables: Object,
    faults: Vec<Fault>,
}

/// A fault of the template that rendering got over.
pub struct Fault {
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

impl Engine {
    pub fn new(answers: &Answers) -> Self {
        let variables =
            answers.variables().map(|(name, answer)| (name.to_owned().into(), answer.to_liquid())).collect();
        Self { parser: filters::parser(), variables, faults: Vec::new() }
    }

    /// Renders `text`, which stands in the template's file `file`.
    ///
    /// An undefined variable renders as nothing, and a text whose rendering fails stays as it is; both are faults.
    ///
    /// # Errors
    /// The text isn't valid liquid.
    pub fn render(&mut self, file: &str, text: &str) -> Result<String> {
        let (before, tagged, after) = around_tags(text);
        if tagged.is_empty() {
            return Ok(text.to_owned());
        }
        let template = self.parser.parse(tagged).with_context(|| format!("`{file}` isn't valid liquid"))?;
        let mut variables = self.variables.clone();
        loop {
            let error = match template.render(&variables) {
                Ok(rendered) => return Ok([before, &rendered, after].concat()),
                Err(error) => error.to_string(),
            };
            match undefined_variable(&error) {
                Some(name) if !variables.contains_key(name) => {
                    self.fault(file, text, name, format!("`{name}` isn't defined, and renders as nothing"));
                    variables.insert(name.to_owned().into(), Value::scalar(""));
                }
                _ => {
                    let cause = error.lines().next().unwrap_or_default().trim_start_matches("liquid: ");
                    self.fault(file, text, "", format!("rendering fails, and the file stays as it is: {cause}"));
                    return Ok(text.to_owned());
                }
            }
        }
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    fn fault(&mut self, file: &str, text: &str, name: &str, message: String) {
        let tagged = |line: &str| (line.contains("{{") || line.contains("{%")) && line.contains(name);
        let line = text.lines().position(tagged).map_or(1, |index| index + 1);
        self.faults.push(Fault { file: file.to_owned(), line, message });
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "template file `{}`, line {}: {}", self.file, self.line, self.message)
    }
}

/// What stands before the first tag, the tags with what's between them, and what stands after the last.
///
/// liquid's parser is slow on plain text, and outside the tags it gives it back as it is. White space beside a tag is
/// the tag's: `{%-` takes it away.
fn around_tags(text: &str) -> (&str, &str, &str) {
    let Some(first) = ["{{", "{%"].into_iter().filter_map(|tag| text.find(tag)).min() else { return (text, "", "") };
    let last = ["}}", "%}"].into_iter().filter_map(|tag| text.rfind(tag)).max().filter(|last| *last > first);
    let start = text[..first].trim_end().len();
    let end = last.map_or(text.len(), |last| text.len() - text[last + 2..].trim_start().len());
    (&text[..start], &text[start..end], &text[end..])
}

/// liquid tells an undefined variable only in its message.
fn undefined_variable(error: &str) -> Option<&str> {
    error.lines().find_map(|line| line.trim().strip_prefix("requested variable=")).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::around_tags;

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
