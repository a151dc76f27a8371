//! The liquid engine, with cargo-generate's filters and its forbearance: what it passes over is collected here.

use anyhow::{Result, bail, ensure};
use liquid::{Object, Parser, model::Value};

use super::{
    Fault, filters,
    limits::{self, Budget, Clock},
    ranges,
};
use crate::answers::Answers;

/// Renders texts with one set of answers.
pub struct Engine {
    parser: Parser,
    variables: Object,
    /// What a text used without it being defined; it's empty from then on.
    undefined: Vec<String>,
    budget: Budget,
    clock: Clock,
    faults: Vec<Fault>,
}

impl Engine {
    pub fn new(answers: &Answers, clock: Clock) -> Self {
        let variables =
            answers.variables().map(|(name, answer)| (name.to_owned().into(), answer.to_liquid())).collect();
        Self {
            parser: filters::parser(),
            variables,
            undefined: Vec::new(),
            budget: Budget::default(),
            clock,
            faults: Vec::new(),
        }
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
        let template = match self.clock.time(|| self.parser.parse(&ranges::counted(tagged))) {
            Ok(template) => template,
            Err(error) => bail!(invalid(file, &error.to_string())),
        };
        self.report_undefined(file, text);
        loop {
            let mut output = self.budget.output();
            let error = match self.clock.time(|| template.render_to(&mut output, &self.variables)) {
                Ok(()) => return Ok([before, std::str::from_utf8(&output.text)?, after].concat()),
                Err(error) => error.to_string(),
            };
            ensure!(!self.budget.is_spent(), "{}: see `{file}`", limits::spent());
            ensure!(!error.contains(ranges::TOO_LONG), "{}: see `{file}`", ranges::TOO_LONG);
            match undefined_variable(&error) {
                Some(name) if !self.variables.contains_key(name) => {
                    self.variables.insert(name.to_owned().into(), Value::scalar(""));
                    self.undefined.push(name.to_owned());
                    self.fault_at(file, text, name, undefined(name));
                }
                _ => {
                    let cause = error.lines().next().unwrap_or_default().trim_start_matches("liquid: ");
                    let message = format!("rendering fails, and the text stays as it is: {cause}");
                    self.fault_at(file, text, "", message);
                    return Ok(text.to_owned());
                }
            }
        }
    }

    /// Says which of the variables that an earlier text used undefined this one uses too.
    fn report_undefined(&mut self, file: &str, text: &str) {
        for name in self.undefined.clone() {
            if line_of(text, &name).is_some() {
                self.fault_at(file, text, &name, undefined(&name));
            }
        }
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    pub fn fault(&mut self, file: &str, line: Option<usize>, message: String) {
        self.faults.push(Fault { file: file.to_owned(), line, message });
    }

    fn fault_at(&mut self, file: &str, text: &str, name: &str, message: String) {
        self.fault(file, Some(line_of(text, name).unwrap_or(1)), message);
    }
}

fn undefined(name: &str) -> String {
    format!("`{}` isn't defined, and renders as nothing", name.escape_debug())
}

/// Why `file` isn't liquid, with the line that the parser's message names.
fn invalid(file: &str, error: &str) -> String {
    let cause = error.trim_start_matches("liquid: ").trim();
    format!("`{file}` isn't valid liquid: exclude it in the manifest, or correct it\n{cause}")
}

/// The line of the first tag with the word `name` in it; of the first tag, if that's empty.
fn line_of(text: &str, name: &str) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let has = |tag: &str| name.is_empty() || tag.split(|c| !is_word(c)).any(|word| word.trim_matches('-') == name);
    let (start, _) = super::tags(text).find(|(_, tag)| has(tag))?;
    Some(text[..start].matches('\n').count() + 1)
}

/// What stands before the first tag, the tags with what's between them, and what stands after the last.
///
/// liquid's parser is slow on plain text, and outside the tags it gives it back as it is. White space beside a tag is
/// the tag's: `{%-` takes it away.
fn around_tags(text: &str) -> (&str, &str, &str) {
    let Some(first) = ["{{", "{%"].into_iter().filter_map(|tag| text.find(tag)).min() else { return (text, "", "") };
    let last = ["}}", "%}"].into_iter().filter_map(|tag| text.rfind(tag)).max().filter(|last| *last > first);
    let start = text[..first].trim_end().len();
    let last = last.filter(|last| !text[*last..].contains("{{") && !text[*last..].contains("{%"));
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
