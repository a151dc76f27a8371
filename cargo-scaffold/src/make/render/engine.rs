//! The liquid engine with cargo-generate's filters. Where cargo-generate is silent, it collects diagnostics.

use anyhow::{Result, ensure};
use liquid::{Object, Parser, model::Value};
use liquid_core::Error;

use super::{
    filters::{self, TextFilter},
    output_limit::OutputLimit,
    ranges,
    shared_variables::SharedVariables,
    tags,
};
use crate::{
    base::{suggest, watch::CurrentFile},
    make::diagnostic::Diagnostic,
};

/// Renders texts with one set of answers.
pub struct Engine {
    parser: Parser,
    rhai: TextFilter,
    variables: SharedVariables,
    /// The undefined variables that a text has used: from then on they are empty.
    undefined: Vec<String>,
    output: OutputLimit,
    place: CurrentFile,
    diagnostics: Vec<Diagnostic>,
    /// The texts that aren't valid liquid.
    invalid: Vec<Diagnostic>,
}

/// A text, or liquid's error.
type Rendered = Result<String, String>;

impl Engine {
    /// `rhai` is the filter of that name.
    pub fn new(variables: SharedVariables, rhai: TextFilter, place: CurrentFile) -> Self {
        Self {
            parser: filters::parser(&rhai),
            rhai,
            variables,
            undefined: Vec::new(),
            output: OutputLimit::default(),
            place,
            diagnostics: Vec::new(),
            invalid: Vec::new(),
        }
    }

    /// Renders `text`, which is in the template's file `file`.
    ///
    /// An undefined variable renders as nothing, and a text whose rendering fails stays as it is; both give diagnostics.
    /// One that isn't valid liquid stays, too, and is an error in the end.
    ///
    /// # Errors
    /// The text exceeds a limit.
    pub fn render(&mut self, file: &str, text: &str) -> Result<String> {
        let (before, tagged, after) = tags::around_tags(text);
        if tagged.is_empty() {
            return Ok(text.to_owned());
        }
        self.place.set(file);
        let template = match self.parser.parse(&ranges::counted(tagged)) {
            Ok(template) => template,
            Err(error) => {
                self.report_invalid(file, text, &error);
                return Ok(text.to_owned());
            }
        };
        let reported = self.diagnostics.len();
        self.report_known_undefined(file, text);
        loop {
            let variables = self.variables.snapshot();
            let error = match self.render_once(file, &template, &variables)? {
                Ok(rendered) => return Ok([before, &rendered, after].concat()),
                Err(error) => error,
            };
            match undefined_variable(&error) {
                Some(name) if !variables.contains_key(name) => self.define(file, text, name),
                _ => {
                    // The text keeps its undefined variables: nothing is missing from it.
                    self.diagnostics.truncate(reported);
                    let message = format!("rendering fails, and the whole text stays as it is: {}", failure(&error));
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
    fn render_once(&mut self, file: &str, template: &liquid::Template, variables: &Object) -> Result<Rendered> {
        let mut output = self.output.start();
        let error = match template.render_to(&mut output, variables) {
            Ok(()) => return Ok(Ok(String::from_utf8(output.text)?)),
            Err(error) => error.to_string(),
        };
        ensure!(!self.output.is_exceeded(), "{}: see `{file}`", OutputLimit::message());
        ensure!(!error.contains(ranges::TOO_LONG), "{}: see `{file}`", ranges::TOO_LONG);
        Ok(Err(error))
    }

    /// Makes the undefined variable `name` an empty one, unless a script has set it meanwhile.
    fn define(&mut self, file: &str, text: &str, name: &str) {
        if !self.variables.snapshot().contains_key(name) {
            self.variables.set(name, Value::scalar(""));
            self.undefined.push(name.to_owned());
            self.report_undefined(file, text, name);
        }
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
            let variables = self.variables.snapshot();
            let defined =
                variables.keys().map(|key| key.as_str()).filter(|key| !self.undefined.iter().any(|name| name == key));
            let advice =
                suggest::near(name, defined).map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
            self.report(file, line, format!("`{}` isn't defined, and renders as nothing{advice}", name.escape_debug()));
        }
    }

    /// Reports why `text` isn't liquid. What was parsed is a part of it with counting tags: the whole is parsed again for
    /// the line and the column.
    fn report_invalid(&mut self, file: &str, text: &str, error: &Error) {
        let whole = filters::plain_parser(&self.rhai).parse(text).err();
        let cause = whole.as_ref().unwrap_or(error).to_string();
        let cause = cause.trim_start_matches("liquid: ").trim();
        let line = line(cause).or_else(|| tags::uses(text, filter(cause)?).next().map(|(line, _)| line));
        let message = format!("it isn't valid liquid: exclude it in the manifest, or correct it\n{cause}");
        self.invalid.push(Diagnostic { file: file.to_owned(), line, message });
    }

    pub fn report(&mut self, file: &str, line: Option<usize>, message: String) {
        self.diagnostics.push(Diagnostic { file: file.to_owned(), line, message });
    }

    /// What is wrong with the texts that were rendered.
    ///
    /// # Errors
    /// Some aren't valid liquid: all of them are named.
    pub fn finish(self) -> Result<Vec<Diagnostic>> {
        let invalid: Vec<_> = self.invalid.iter().map(ToString::to_string).collect();
        ensure!(invalid.is_empty(), "{}", invalid.join("\n"));
        Ok(self.diagnostics)
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

/// What fails, in liquid's error of rendering.
fn failure(error: &str) -> String {
    let value = |key: &str| error.lines().find_map(|line| line.trim().strip_prefix(key)).map(str::trim);
    if let (Some(variable), Some(index)) = (value("variable="), value("requested index=")) {
        return format!("`{}` has no `{}`", variable.escape_debug(), index.escape_debug());
    }
    error.lines().next().unwrap_or_default().trim_start_matches("liquid: ").to_owned()
}

/// The variable in an error of rendering: liquid names it in the message only.
fn undefined_variable(error: &str) -> Option<&str> {
    error.lines().find_map(|line| line.trim().strip_prefix("requested variable=")).map(str::trim)
}
