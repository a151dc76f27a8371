//! Asking in the terminal.

use anyhow::{Context, Result};
use dialoguer::{Confirm, Input, Select, console::Term, theme::ColorfulTheme};
use regex::Regex;

use super::Answer;
use crate::template::manifest::{Choice, Kind, Placeholder};

/// Asks the user for the answer to `placeholder`, until it's a valid one.
pub fn ask(placeholder: &Placeholder) -> Result<Answer> {
    let prompt = placeholder.prompt.as_str();
    let answer = match &placeholder.kind {
        Kind::Bool { default } => confirm(prompt, *default).map(Answer::Bool),
        Kind::Text { default, choices, regex } if choices.is_empty() => {
            input(prompt, default.as_ref(), regex.clone()).map(Answer::Text)
        }
        Kind::Text { default, choices, .. } => select(prompt, default.as_ref(), choices).map(Answer::Text),
    };
    // An interrupted prompt leaves the cursor hidden.
    answer.inspect_err(|_| drop(Term::stderr().show_cursor())).context("cancelled: nothing was written")
}

/// Asks which of a source's templates to use.
pub fn choose(choices: &[String]) -> Result<usize> {
    let labels: Vec<_> = choices.iter().map(|choice| choice.escape_debug().to_string()).collect();
    let theme = ColorfulTheme::default();
    let select = Select::with_theme(&theme).with_prompt("Which template?").items(labels).default(0);
    select.interact().inspect_err(|_| drop(Term::stderr().show_cursor())).context("cancelled: nothing was written")
}

fn confirm(prompt: &str, default: Option<bool>) -> dialoguer::Result<bool> {
    let theme = ColorfulTheme::default();
    let question = Confirm::with_theme(&theme).with_prompt(prompt);
    match default {
        Some(default) => question.default(default).interact(),
        None => question.interact(),
    }
}

fn input(prompt: &str, default: Option<&String>, regex: Option<Regex>) -> dialoguer::Result<String> {
    let theme = ColorfulTheme::default();
    let mut question = Input::<String>::with_theme(&theme).with_prompt(prompt);
    if let Some(default) = default {
        question = question.default(default.clone()).show_default(!default.is_empty()).allow_empty(default.is_empty());
    }
    if let Some(regex) = regex {
        question =
            question.validate_with(
                move |text: &String| {
                    if regex.is_match(text) { Ok(()) } else { Err(format!("must match `{regex}`")) }
                },
            );
    }
    question.interact_text()
}

fn select(prompt: &str, default: Option<&String>, choices: &[Choice]) -> dialoguer::Result<String> {
    let position = default.and_then(|default| choices.iter().position(|choice| choice.value == *default));
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    let theme = ColorfulTheme::default();
    let chosen =
        Select::with_theme(&theme).with_prompt(prompt).items(labels).default(position.unwrap_or(0)).interact()?;
    Ok(choices[chosen].value.clone())
}
