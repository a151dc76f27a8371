//! The liquid engine, with cargo-generate's filters and its forbearance: what it passes over is collected here.

use anyhow::{Result, bail, ensure};
use liquid::{Object, Parser, model::Value};
use liquid_core::Error;

use super::{
    filters,
    limits::{self, Budget, Clock},
    ranges,
};
use crate::answers::Answers;
use crate::make::diagnostic::Fault;

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
            Err(error) => bail!(self.invalid(file, text, &error)),
        };
        let before_text = self.faults.len();
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
                    self.fault_undefined(file, text, name);
                }
                _ => {
                    // What isn't defined is still there to be read.
                    self.faults.truncate(before_text);
                    let cause = error.lines().next().unwrap_or_default().trim_start_matches("liquid: ");
                    let message = format!("rendering fails, and the text stays as it is: {cause}");
                    self.fault(file, Some(first_tag(text)), message);
                    return Ok(text.to_owned());
                }
            }
        }
    }

    /// Says which of the variables that an earlier text used undefined this one uses too.
    fn report_undefined(&mut self, file: &str, text: &str) {
        for name in self.undefined.clone() {
            if uses(text, &name).next().is_some() {
                self.fault_undefined(file, text, &name);
            }
        }
    }

    /// Where all that a text does with a variable is to give it a default, nothing is wrong.
    fn fault_undefined(&mut self, file: &str, text: &str, name: &str) {
        let mut uses = uses(text, name).peekable();
        let line = match uses.peek() {
            None => Some(first_tag(text)),
            Some(_) => uses.find(|(_, tag)| !is_defaulted(tag, name)).map(|(line, _)| line),
        };
        if line.is_some() {
            let message = format!("`{}` isn't defined, and renders as nothing", name.escape_debug());
            self.fault(file, line, message);
        }
    }

    /// Why `text` isn't liquid: what was parsed had been cut, and had tags of ours in it.
    fn invalid(&self, file: &str, text: &str, error: &Error) -> String {
        let whole = self.clock.time(|| filters::plain_parser().parse(text)).err();
        let cause = whole.as_ref().unwrap_or(error).to_string();
        let cause = cause.trim_start_matches("liquid: ").trim();
        let line = position(cause).or_else(|| uses(text, filter(cause)?).next().map(|(line, _)| line));
        let message = format!("it isn't valid liquid: exclude it in the manifest, or correct it\n{cause}");
        Fault { file: file.to_owned(), line, message }.to_string()
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    pub fn fault(&mut self, file: &str, line: Option<usize>, message: String) {
        self.faults.push(Fault { file: file.to_owned(), line, message });
    }
}

/// The line that the parser names, in `--> 3:7`.
fn position(error: &str) -> Option<usize> {
    let (_, place) = error.split_once("--> ")?;
    place.split(':').next()?.trim().parse().ok()
}

/// The filter that the parser names, which it doesn't give a position of.
fn filter(error: &str) -> Option<&str> {
    let named = |line: &'_ str| line.trim().trim_start_matches("requested ").starts_with("filter=");
    error.lines().find(|line| named(line))?.split(['=', ':']).nth(1)
}

/// The tags with the word `name` in them, and their lines.
fn uses<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let has = move |tag: &str| tag.split(|c| !is_word(c)).any(|word| word.trim_matches('-') == name);
    super::tags(text).filter(move |(_, tag)| has(tag)).map(|(start, tag)| (line_at(text, start), tag))
}

/// Whether `tag` names the variable `name` for the filter `default` only.
fn is_defaulted(tag: &str, name: &str) -> bool {
    let filter = |(at, _)| tag[at + name.len()..].trim_start().strip_prefix('|');
    let is_default = |filter: &str| {
        filter.trim_start().strip_prefix("default").is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    tag.match_indices(name).map(filter).all(|filter| filter.is_some_and(is_default))
}

fn first_tag(text: &str) -> usize {
    super::tags(text).next().map_or(1, |(start, _)| line_at(text, start))
}

fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
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
