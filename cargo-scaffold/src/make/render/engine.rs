//! The liquid engine with cargo-generate's filters. Where cargo-generate is silent, it collects diagnostics.

use anyhow::{Result, bail, ensure};
use liquid::{Object, Parser, model::Value};
use liquid_core::Error;

use super::{filters, output_limit::OutputLimit, ranges, stopwatch::Stopwatch, tags};
use crate::{answers::Answers, make::diagnostic::Diagnostic};

/// Renders texts with one set of answers.
pub struct Engine {
    parser: Parser,
    variables: Object,
    /// The undefined variables that a text has used: from then on they are empty.
    undefined: Vec<String>,
    output: OutputLimit,
    stopwatch: Stopwatch,
    diagnostics: Vec<Diagnostic>,
}

impl Engine {
    pub fn new(answers: &Answers, stopwatch: Stopwatch) -> Self {
        let variables =
            answers.variables().map(|(name, answer)| (name.to_owned().into(), answer.to_liquid())).collect();
        Self {
            parser: filters::parser(),
            variables,
            undefined: Vec::new(),
            output: OutputLimit::default(),
            stopwatch,
            diagnostics: Vec::new(),
        }
    }

    /// Renders `text`, which is in the template's file `file`.
    ///
    /// An undefined variable renders as nothing, and a text whose rendering fails stays as it is; both give diagnostics.
    ///
    /// # Errors
    /// The text isn't valid liquid, or exceeds a limit.
    pub fn render(&mut self, file: &str, text: &str) -> Result<String> {
        let (before, tagged, after) = tags::around_tags(text);
        if tagged.is_empty() {
            return Ok(text.to_owned());
        }
        let template = match self.stopwatch.time(|| self.parser.parse(&ranges::counted(tagged))) {
            Ok(template) => template,
            Err(error) => bail!(self.invalid(file, text, &error)),
        };
        let reported = self.diagnostics.len();
        self.report_known_undefined(file, text);
        loop {
            let error = match self.render_once(file, &template)? {
                Ok(rendered) => return Ok([before, &rendered, after].concat()),
                Err(error) => error,
            };
            match undefined_variable(&error) {
                Some(name) if !self.variables.contains_key(name) => {
                    self.variables.insert(name.to_owned().into(), Value::scalar(""));
                    self.undefined.push(name.to_owned());
                    self.report_undefined(file, text, name);
                }
                _ => {
                    // The text keeps its undefined variables: nothing is missing from it.
                    self.diagnostics.truncate(reported);
                    let cause = error.lines().next().unwrap_or_default().trim_start_matches("liquid: ");
                    let message = format!("rendering fails, and the text stays as it is: {cause}");
                    self.report(file, Some(tags::first_line(text)), message);
                    return Ok(text.to_owned());
                }
            }
        }
    }

    /// The rendered text, or liquid's error.
    ///
    /// # Errors
    /// A limit is exceeded.
    fn render_once(&mut self, file: &str, template: &liquid::Template) -> Result<Result<String, String>> {
        let mut output = self.output.start();
        let error = match self.stopwatch.time(|| template.render_to(&mut output, &self.variables)) {
            Ok(()) => return Ok(Ok(String::from_utf8(output.text)?)),
            Err(error) => error.to_string(),
        };
        ensure!(!self.output.is_exceeded(), "{}: see `{file}`", OutputLimit::message());
        ensure!(!error.contains(ranges::TOO_LONG), "{}: see `{file}`", ranges::TOO_LONG);
        Ok(Err(error))
    }

    /// Reports the variables in this text that an earlier text used undefined.
    fn report_known_undefined(&mut self, file: &str, text: &str) {
        for name in self.undefined.clone() {
            if tags::uses(text, &name).next().is_some() {
                self.report_undefined(file, text, &name);
            }
        }
    }

    /// Reports that `text` uses an undefined variable, unless it only gives the variable a default.
    fn report_undefined(&mut self, file: &str, text: &str, name: &str) {
        let mut uses = tags::uses(text, name).peekable();
        let line = match uses.peek() {
            None => Some(tags::first_line(text)),
            Some(_) => uses.find(|(_, tag)| !tags::is_defaulted(tag, name)).map(|(line, _)| line),
        };
        if line.is_some() {
            let message = format!("`{}` isn't defined, and renders as nothing", name.escape_debug());
            self.report(file, line, message);
        }
    }

    /// Why `text` isn't liquid. What was parsed is a part of it with counting tags: the whole is parsed again for the
    /// line and the column.
    fn invalid(&self, file: &str, text: &str, error: &Error) -> String {
        let whole = self.stopwatch.time(|| filters::plain_parser().parse(text)).err();
        let cause = whole.as_ref().unwrap_or(error).to_string();
        let cause = cause.trim_start_matches("liquid: ").trim();
        let line = line(cause).or_else(|| tags::uses(text, filter(cause)?).next().map(|(line, _)| line));
        let message = format!("it isn't valid liquid: exclude it in the manifest, or correct it\n{cause}");
        Diagnostic { file: file.to_owned(), line, message }.to_string()
    }

    pub fn report(&mut self, file: &str, line: Option<usize>, message: String) {
        self.diagnostics.push(Diagnostic { file: file.to_owned(), line, message });
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// The line in the parser's error: `3` in `--> 3:7`.
fn line(error: &str) -> Option<usize> {
    let (_, position) = error.split_once("--> ")?;
    position.split(':').next()?.trim().parse().ok()
}

/// The filter in the parser's error, which then has no position.
fn filter(error: &str) -> Option<&str> {
    let names_filter = |line: &'_ str| line.trim().trim_start_matches("requested ").starts_with("filter=");
    error.lines().find(|line| names_filter(line))?.split(['=', ':']).nth(1)
}

/// The variable in an error of rendering: liquid names it in the message only.
fn undefined_variable(error: &str) -> Option<&str> {
    error.lines().find_map(|line| line.trim().strip_prefix("requested variable=")).map(str::trim)
}
