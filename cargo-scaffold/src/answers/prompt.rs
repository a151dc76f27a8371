//! Prompts in the terminal.

use std::io::{self, Read};

use anyhow::{Context, Result};
use dialoguer::{Editor, Input, MultiSelect, Select, console::Term, theme::ColorfulTheme};
use regex::Regex;

use super::answer::Answer;
use crate::{
    base::{
        confirm,
        terminal::{self, visible},
    },
    template::placeholder::{Choice, Placeholder, PlaceholderType, TextInput},
};

/// Asks the user until the answer to `placeholder` is valid.
pub fn ask(placeholder: &Placeholder) -> Result<Answer> {
    let prompt = visible(&placeholder.prompt);
    let answer = match &placeholder.value_type {
        PlaceholderType::Bool { default } => return confirm::confirm(&prompt, *default).map(Answer::Bool),
        PlaceholderType::Text { default, choices, .. } if !choices.is_empty() => {
            select(&prompt, default.as_ref(), choices).map(Answer::Text)
        }
        PlaceholderType::Text { default, regex, input: TextInput::Line, .. } => {
            input(&prompt, default.as_ref(), regex.clone()).map(Answer::Text)
        }
        PlaceholderType::Text { default, regex, input, .. } => {
            text(&prompt, *input, default.as_ref(), regex.as_ref()).map(Answer::Text)
        }
        PlaceholderType::List { default, choices } => {
            select_several(&prompt, default.as_deref(), choices).map(Answer::List)
        }
    };
    // An interrupted prompt leaves the cursor hidden.
    answer.inspect_err(|_| drop(Term::stderr().show_cursor())).context("cancelled: nothing was written")
}

/// Asks which of `choices` it is; `default` is the one that is marked first.
pub fn choose(prompt: &str, choices: &[String], default: usize) -> Result<usize> {
    let labels: Vec<_> = choices.iter().map(|choice| visible(choice)).collect();
    let theme = ColorfulTheme::default();
    let select = Select::with_theme(&theme).with_prompt(prompt).items(labels).default(default);
    let chosen = select.interact_opt().and_then(|chosen| chosen.ok_or_else(cancelled));
    chosen.inspect_err(|_| drop(Term::stderr().show_cursor())).context("cancelled: nothing was written")
}

/// Asks for a line of text that passes `check`.
pub fn ask_line(prompt: &str, check: impl Fn(&str) -> Result<()>) -> Result<String> {
    let theme = ColorfulTheme::default();
    let check = |text: &String| check(text).map_err(|error| visible(&error.to_string()));
    let line = Input::<String>::with_theme(&theme).with_prompt(prompt).validate_with(check).interact_text();
    line.inspect_err(|_| drop(Term::stderr().show_cursor())).context("cancelled: nothing was written")
}

fn input(prompt: &str, default: Option<&String>, regex: Option<Regex>) -> dialoguer::Result<String> {
    let theme = ColorfulTheme::default();
    let mut question = Input::<String>::with_theme(&theme).with_prompt(prompt);
    if let Some(default) = default {
        question = question.default(default.clone()).show_default(!default.is_empty()).allow_empty(default.is_empty());
    }
    if let Some(regex) = regex {
        question = question.validate_with(move |text: &String| {
            if regex.is_match(text) { Ok(()) } else { Err(visible(&format!("must match `{regex}`"))) }
        });
    }
    question.interact_text()
}

/// Several lines: from standard input up to its end, or from the user's editor.
fn text(prompt: &str, input: TextInput, default: Option<&String>, regex: Option<&Regex>) -> dialoguer::Result<String> {
    loop {
        let text = if input == TextInput::Editor { edit(prompt, default)? } else { lines(prompt)? };
        match regex {
            Some(regex) if !regex.is_match(&text) => terminal::show(format_args!("must match `{regex}`")),
            _ => return Ok(text),
        }
    }
}

/// What the user saves; the default, if nothing is saved.
fn edit(prompt: &str, default: Option<&String>) -> dialoguer::Result<String> {
    terminal::show(format_args!("{prompt} (in your editor)"));
    let saved = Editor::new().edit(default.map_or("", String::as_str))?;
    let aborted = || io::Error::other("nothing was saved in the editor").into();
    saved.or_else(|| default.cloned()).ok_or_else(aborted)
}

fn lines(prompt: &str) -> dialoguer::Result<String> {
    terminal::show(format_args!("{prompt} (end with Ctrl-D on a line of its own)"));
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

fn select(prompt: &str, default: Option<&String>, choices: &[Choice]) -> dialoguer::Result<String> {
    let position = default.and_then(|default| choices.iter().position(|choice| choice.value == *default));
    let theme = ColorfulTheme::default();
    let select = Select::with_theme(&theme).with_prompt(prompt).items(labels(choices));
    let chosen = select.default(position.unwrap_or(0)).interact_opt()?.ok_or_else(cancelled)?;
    Ok(choices[chosen].value.clone())
}

fn select_several(prompt: &str, default: Option<&[String]>, choices: &[Choice]) -> dialoguer::Result<Vec<String>> {
    let checked = |choice: &Choice| default.is_some_and(|default| default.contains(&choice.value));
    let theme = ColorfulTheme::default();
    let select = MultiSelect::with_theme(&theme).with_prompt(prompt).items(labels(choices));
    let select = select.defaults(&choices.iter().map(checked).collect::<Vec<_>>());
    let chosen = select.interact_opt()?.ok_or_else(cancelled)?;
    Ok(chosen.into_iter().map(|index| choices[index].value.clone()).collect())
}

/// The user has pressed Esc.
fn cancelled() -> dialoguer::Error {
    io::Error::from(io::ErrorKind::Interrupted).into()
}

fn labels(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| visible(&choice.label)).collect()
}
