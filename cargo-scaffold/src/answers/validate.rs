//! Whether what the user gave is an answer to a question.

use anyhow::{Result, bail, ensure};

use super::answer::Answer;
use crate::{
    base::suggest,
    template::placeholder::{Choice, Placeholder, PlaceholderType, TextInput},
};

/// `given` as the answer to the question `name`, in the type that `placeholder` asks for.
pub fn validate(name: &str, placeholder: &Placeholder, given: &Answer) -> Result<Answer> {
    let text = given.to_text();
    match &placeholder.value_type {
        PlaceholderType::Bool { .. } => match text.to_lowercase().parse() {
            Ok(value) => Ok(Answer::Bool(value)),
            Err(_) => bail!("`{name}` is true or false, not `{text}`"),
        },
        PlaceholderType::Text { choices, .. } if !choices.is_empty() => {
            check_choice(name, &text, choices)?;
            Ok(Answer::Text(text))
        }
        PlaceholderType::Text { regex, input, .. } => {
            if let Some(regex) = regex {
                ensure!(regex.is_match(&text), "`{text}` is no answer to `{name}`: it must match `{regex}`");
            }
            ensure!(*input != TextInput::Line || !text.contains('\n'), "the answer to `{name}` is more than one line");
            Ok(Answer::Text(text))
        }
        PlaceholderType::List { choices, .. } => {
            let values: Vec<_> = text.split(',').filter(|value| !value.is_empty()).map(str::to_owned).collect();
            values.iter().try_for_each(|value| check_choice(name, value, choices))?;
            Ok(Answer::List(values))
        }
    }
}

fn check_choice(name: &str, value: &str, choices: &[Choice]) -> Result<()> {
    let mut values = choices.iter().map(|choice| choice.value.as_str());
    if values.clone().all(|choice| choice != value) {
        bail!("`{value}` is no choice of `{name}`: {}", suggest::among(value, values.by_ref()));
    }
    Ok(())
}
