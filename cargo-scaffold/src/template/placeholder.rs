//! A question of a template, and what its answer must fulfil
//! (<https://cargo-generate.github.io/cargo-generate/templates/template_defined_placeholders.html>).

use anyhow::{Context, Result, bail, ensure};
use regex::Regex;
use serde::Deserialize;

/// A question of the template.
#[derive(Debug, Deserialize)]
#[serde(try_from = "RawPlaceholder")]
pub struct Placeholder {
    pub prompt: String,
    pub kind: Kind,
}

/// The type of a placeholder, with what an answer must fulfil.
#[derive(Debug)]
pub enum Kind {
    Bool {
        default: Option<bool>,
    },
    Text {
        default: Option<String>,
        choices: Vec<Choice>,
        regex: Option<Regex>,
        entry: Entry,
    },
    /// Any of the choices.
    List {
        default: Option<Vec<String>>,
        choices: Vec<Choice>,
    },
}

/// How a text is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry {
    Line,
    Lines,
    Editor,
}

/// One of the answers that a placeholder offers.
#[derive(Debug, Deserialize)]
#[serde(from = "RawChoice")]
pub struct Choice {
    pub value: String,
    /// What the prompt shows for it.
    pub label: String,
}

#[derive(Deserialize)]
#[serde(expecting = "a table")]
struct RawPlaceholder {
    prompt: String,
    #[serde(rename = "type", default = "string")]
    kind: String,
    default: Option<serde_json::Value>,
    choices: Option<Vec<Choice>>,
    regex: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
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

fn string() -> String {
    "string".to_owned()
}

impl TryFrom<RawPlaceholder> for Placeholder {
    type Error = String;

    fn try_from(raw: RawPlaceholder) -> Result<Self, String> {
        Self::checked(raw).map_err(|error| format!("{error:#}"))
    }
}

impl Placeholder {
    fn checked(raw: RawPlaceholder) -> Result<Self> {
        let choices = raw.choices.as_deref();
        let prompt = raw.prompt.clone();
        let kind = match raw.kind.as_str() {
            "bool" | "text" | "editor" if choices.is_some() => bail!("type `{}` takes no `choices`", raw.kind),
            "bool" | "array" if raw.regex.is_some() => bail!("type `{}` takes no `regex`", raw.kind),
            "bool" => Kind::Bool { default: raw.default.as_ref().map(boolean).transpose()? },
            "array" => Self::list(raw)?,
            "string" if choices.is_some_and(<[_]>::is_empty) => bail!("there's nothing in `choices`"),
            "string" => Self::text(raw, Entry::Line)?,
            "text" => Self::text(raw, Entry::Lines)?,
            "editor" => Self::text(raw, Entry::Editor)?,
            other => bail!("type `{other}` is none of string, text, editor, bool, array"),
        };
        Ok(Self { prompt, kind })
    }

    fn text(raw: RawPlaceholder, entry: Entry) -> Result<Kind> {
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
        Ok(Kind::Text { default, choices, regex, entry })
    }

    fn list(raw: RawPlaceholder) -> Result<Kind> {
        let default = match raw.default {
            Some(value) => Some(serde_json::from_value(value).ok().context("`default` isn't a list of strings")?),
            None => None,
        };
        ensure!(default.is_none() || raw.choices.is_some(), "`default` needs `choices`");
        let choices = raw.choices.unwrap_or_default();
        let unknown = |value: &&String| choices.iter().all(|choice| choice.value != **value);
        let missing = default.iter().flatten().find(unknown);
        ensure!(missing.is_none(), "`default` is none of the choices: `{}`", missing.map_or("", String::as_str));
        Ok(Kind::List { default, choices })
    }
}

/// What the manifest says of a placeholder.
impl Placeholder {
    /// The type, by its name in the manifest.
    pub fn type_name(&self) -> &'static str {
        match &self.kind {
            Kind::Bool { .. } => "bool",
            Kind::Text { entry: Entry::Line, .. } => "string",
            Kind::Text { entry: Entry::Lines, .. } => "text",
            Kind::Text { entry: Entry::Editor, .. } => "editor",
            Kind::List { .. } => "array",
        }
    }

    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Bool { .. } => &[],
            Kind::Text { choices, .. } | Kind::List { choices, .. } => choices,
        }
    }

    pub fn regex(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text { regex, .. } => regex.as_ref().map(Regex::as_str),
            Kind::Bool { .. } | Kind::List { .. } => None,
        }
    }
}

fn boolean(value: &serde_json::Value) -> Result<bool> {
    value.as_bool().context("`default` isn't true or false")
}
