//! A question of a template, and which answers are valid
//! (<https://cargo-generate.github.io/cargo-generate/templates/template_defined_placeholders.html>).

use anyhow::{Context, Result, bail, ensure};
use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::base::terminal::{self, visible};

/// A question of the template.
#[derive(Debug, Deserialize)]
#[serde(try_from = "RawPlaceholder")]
pub struct Placeholder {
    pub prompt: String,
    pub value_type: PlaceholderType,
}

/// The type of the answer, and which answers are valid.
#[derive(Debug)]
pub enum PlaceholderType {
    Bool {
        default: Option<bool>,
    },
    Text {
        default: Option<String>,
        choices: Vec<Choice>,
        regex: Option<Regex>,
        input: TextInput,
    },
    /// Any number of the choices.
    List {
        default: Option<Vec<String>>,
        choices: Vec<Choice>,
    },
}

/// How a prompt reads a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TextInput {
    Line,
    Lines,
    /// In the user's editor.
    Editor,
}

/// One of the answers that a placeholder offers.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "RawChoice")]
pub struct Choice {
    /// The answer.
    pub value: String,
    /// What the prompt shows for it.
    pub label: String,
}

impl Placeholder {
    /// The type's name in the manifest.
    pub fn type_name(&self) -> &'static str {
        match &self.value_type {
            PlaceholderType::Bool { .. } => "bool",
            PlaceholderType::Text { input: TextInput::Line, .. } => "string",
            PlaceholderType::Text { input: TextInput::Lines, .. } => "text",
            PlaceholderType::Text { input: TextInput::Editor, .. } => "editor",
            PlaceholderType::List { .. } => "array",
        }
    }

    pub fn choices(&self) -> &[Choice] {
        match &self.value_type {
            PlaceholderType::Bool { .. } => &[],
            PlaceholderType::Text { choices, .. } | PlaceholderType::List { choices, .. } => choices,
        }
    }

    pub fn regex(&self) -> Option<&str> {
        match &self.value_type {
            PlaceholderType::Text { regex, .. } => regex.as_ref().map(Regex::as_str),
            PlaceholderType::Bool { .. } | PlaceholderType::List { .. } => None,
        }
    }

    fn checked(raw: RawPlaceholder) -> Result<Self> {
        raw.check_characters()?;
        let choices = raw.choices.as_deref();
        let prompt = raw.prompt.clone();
        let value_type = match raw.value_type.as_str() {
            "bool" | "text" | "editor" if choices.is_some() => bail!("type `{}` takes no `choices`", raw.value_type),
            "bool" | "array" if raw.regex.is_some() => bail!("type `{}` takes no `regex`", raw.value_type),
            "bool" => PlaceholderType::Bool { default: raw.default.as_ref().map(boolean).transpose()? },
            "array" => list(raw)?,
            "string" if choices.is_some_and(<[_]>::is_empty) => bail!("there's nothing in `choices`"),
            "string" => text(raw, TextInput::Line)?,
            "text" => text(raw, TextInput::Lines)?,
            "editor" => text(raw, TextInput::Editor)?,
            other => bail!("type `{other}` is none of string, text, editor, bool, array"),
        };
        Ok(Self { prompt, value_type })
    }
}

/// A placeholder as it stands in the manifest, before it's checked.
#[derive(Deserialize)]
#[serde(expecting = "a table")]
struct RawPlaceholder {
    prompt: String,
    #[serde(rename = "type", default = "string")]
    value_type: String,
    default: Option<serde_json::Value>,
    choices: Option<Vec<Choice>>,
    regex: Option<String>,
}

impl RawPlaceholder {
    /// An answer gets into files, into the record and into a prompt.
    fn check_characters(&self) -> Result<()> {
        let defaults = match &self.default {
            Some(serde_json::Value::Array(values)) => values.as_slice(),
            other => other.as_slice(),
        };
        let choices = self.choices.iter().flatten().map(|choice| choice.value.as_str());
        for answer in defaults.iter().filter_map(serde_json::Value::as_str).chain(choices) {
            if let Some(control) = answer.chars().find(|c| terminal::is_obeyed(*c)) {
                bail!("the answer `{}` has the control character `{}`", visible(answer), control.escape_unicode());
            }
        }
        Ok(())
    }
}

impl TryFrom<RawPlaceholder> for Placeholder {
    type Error = String;

    fn try_from(raw: RawPlaceholder) -> Result<Self, String> {
        Self::checked(raw).map_err(|error| format!("{error:#}"))
    }
}

fn string() -> String {
    "string".to_owned()
}

fn boolean(value: &serde_json::Value) -> Result<bool> {
    value.as_bool().context("`default` isn't true or false")
}

fn text(raw: RawPlaceholder, input: TextInput) -> Result<PlaceholderType> {
    let default = match raw.default {
        Some(value) => Some(value.as_str().context("`default` isn't a string")?.to_owned()),
        None => None,
    };
    let choices = raw.choices.unwrap_or_default();
    let regex = raw.regex.map(|regex| Regex::new(&regex)).transpose().context("invalid `regex`")?;
    let matches = |text: &String| regex.as_ref().is_none_or(|regex| regex.is_match(text));
    if let Some(default) = &default {
        ensure!(
            choices.is_empty() || choices.iter().any(|choice| choice.value == *default),
            "`default` is none of the choices: `{default}`"
        );
        ensure!(matches(default), "`default` doesn't match `regex`: `{default}`");
    }
    if let Some(choice) = choices.iter().find(|choice| !matches(&choice.value)) {
        bail!("a choice doesn't match `regex`: `{}`", choice.value);
    }
    Ok(PlaceholderType::Text { default, choices, regex, input })
}

fn list(raw: RawPlaceholder) -> Result<PlaceholderType> {
    let default: Option<Vec<String>> = match raw.default {
        Some(value) => Some(serde_json::from_value(value).ok().context("`default` isn't a list of strings")?),
        None => None,
    };
    ensure!(default.is_none() || raw.choices.is_some(), "`default` needs `choices`");
    let choices = raw.choices.unwrap_or_default();
    let unknown = |value: &&String| choices.iter().all(|choice| choice.value != **value);
    if let Some(value) = default.iter().flatten().find(unknown) {
        bail!("`default` is none of the choices: `{value}`");
    }
    Ok(PlaceholderType::List { default, choices })
}

#[derive(Deserialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
enum RawChoice {
    Value(String),
    Labelled { value: String, label: Option<String> },
}

impl From<RawChoice> for Choice {
    fn from(raw: RawChoice) -> Self {
        match raw {
            RawChoice::Value(value) => Self { label: value.clone(), value },
            RawChoice::Labelled { value, label } => Self { label: label.unwrap_or_else(|| value.clone()), value },
        }
    }
}
