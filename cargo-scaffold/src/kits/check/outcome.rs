//! How one combination of answers went.

use std::borrow::Cow;

use anyhow::Result;
use indexmap::IndexMap;
use serde::Serialize;

use crate::answers::Answers;

/// One element of `combinations` in the result of `kit check --format json`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Outcome {
    /// Question to answer, as `--define` takes them; builtin variables that are tried with several values come last.
    answers: IndexMap<String, String>,
    /// Why it failed, or `null`.
    error: Option<String>,
}

impl Outcome {
    /// `tried` are the builtin variables that are tried with several values.
    pub fn new(answers: &Answers, tried: &[&str], result: Result<()>) -> Self {
        let builtin = answers.builtin.iter().filter(|(name, _)| tried.contains(&name.as_str()));
        let answers = answers.answers.iter().chain(builtin).map(|(name, answer)| (name.clone(), answer.to_text()));
        Self { answers: answers.collect(), error: result.err().map(|error| format!("{error:#}")) }
    }

    pub fn is_ok(&self) -> bool {
        self.error.is_none()
    }

    /// One line, and below it what went wrong.
    pub fn to_text(&self) -> String {
        let answers: Vec<_> =
            self.answers.iter().map(|(name, answer)| format!("{name}={}", shell_word(answer))).collect();
        let answers = if answers.is_empty() { "no questions".to_owned() } else { answers.join(" ") };
        match &self.error {
            None => format!("ok   {answers}"),
            Some(error) => format!("FAIL {answers}\n{error}"),
        }
    }
}

/// As it can be pasted after `--define`.
fn shell_word(text: &str) -> Cow<'_, str> {
    shlex::try_quote(text).unwrap_or(Cow::Borrowed(text))
}
