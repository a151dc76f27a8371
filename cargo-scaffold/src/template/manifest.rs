//! `cargo-generate.toml`, in the format of cargo-generate 0.26
//! (<https://cargo-generate.github.io/cargo-generate/templates/configuration.html>),
//! and our own table in it, `[scaffold]`, which cargo-generate ignores.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use indexmap::IndexMap;
use regex::Regex;
use semver::VersionReq;
use serde::Deserialize;

use super::MANIFEST;
use crate::toml;

/// What a template's manifest declares.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Manifest {
    pub template: Settings,
    pub placeholders: IndexMap<String, Placeholder>,
    pub hooks: Hooks,
    /// A rhai expression over the answers, to what holds where it is true.
    pub conditional: IndexMap<String, Conditional>,
    /// Where it was read from.
    #[serde(skip)]
    path: PathBuf,
    /// The manifest as it's written.
    #[serde(skip)]
    text: String,
    pub scaffold: Scaffold,
}

/// What holds for the template as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    include: Option<Vec<String>>,
    exclude: Option<Vec<String>>,
    ignore: Vec<String>,
    /// The folders of the templates that this one consists of.
    pub sub_templates: Option<Vec<String>>,
    /// The versions of cargo-generate that the template is written for.
    pub cargo_generate_version: Option<VersionReq>,
    pub vcs: Option<Vcs>,
    /// Whether to put the files into the current folder.
    pub init: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub enum Vcs {
    None,
    Git,
}

/// The scripts that cargo-generate runs, by their paths in the template.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Hooks {
    pub init: Vec<String>,
    pub pre: Vec<String>,
    pub post: Vec<String>,
}

/// Which files are rendered, copied, or left out. Patterns of `include` and `exclude` are gitignore's;
/// `ignore` holds plain paths of files and folders.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    pub include: Option<Vec<String>>,
    pub exclude: Option<Vec<String>>,
    pub ignore: Vec<String>,
}

/// What a true condition adds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Conditional {
    include: Option<Vec<String>>,
    exclude: Option<Vec<String>>,
    ignore: Vec<String>,
    pub placeholders: IndexMap<String, Question>,
}

/// A question under a condition: what's wrong with it matters where the condition holds, as in cargo-generate.
#[derive(Debug, Deserialize)]
#[serde(from = "serde_json::Value")]
pub struct Question(Result<Placeholder, String>);

/// A question, and when it's asked.
pub struct Asked<'a> {
    pub when: Option<&'a str>,
    pub name: &'a str,
    /// Or what's wrong with it.
    pub placeholder: Result<&'a Placeholder, &'a str>,
}

/// What only this tool reads.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scaffold {
    /// One line on what the template gives.
    pub description: String,
    /// What to run in the new project, rendered like a file; empty ones are dropped.
    pub next: Vec<String>,
}

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

impl Manifest {
    /// Parses the manifest that was read from `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let mut manifest = Self { path: path.to_owned(), text: text.to_owned(), ..toml::parse(path, text)? };
        if let Some(name) = manifest.placeholders.keys().find(|name| RESERVED.contains(&name.as_str())) {
            bail!("`{}` {}", path.display(), reserved(name));
        }
        let mut conditional = std::mem::take(&mut manifest.conditional);
        for (condition, conditional) in &mut conditional {
            let line = manifest.line_of(condition).map_or_else(String::new, |line| format!(", line {line}"));
            for (name, Question(question)) in &mut conditional.placeholders {
                if RESERVED.contains(&name.as_str()) {
                    *question = Err(format!("it {}", reserved(name)));
                }
                if let Err(fault) = question {
                    *fault = format!("`{MANIFEST}`{line}: the question `{name}` can't be asked: {fault}");
                }
            }
        }
        Ok(Self { conditional, ..manifest })
    }

    /// Where it was read from: templates can share one.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The manifest as it's written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line on which the condition `expression` stands, counted from 1.
    pub fn line_of(&self, expression: &str) -> Option<usize> {
        let escaped = expression.replace('\\', r"\\").replace('"', "\\\"");
        let keys =
            [format!("'{expression}'"), format!("\"{escaped}\""), format!(".{expression}]"), format!(".{expression}.")];
        let is_head = |line: &str| line.contains("conditional") && keys.iter().any(|key| line.contains(key));
        let states = |line: &str| line.contains(expression) || line.contains(&escaped);
        let line = self.text.lines().position(is_head).or_else(|| self.text.lines().position(states));
        line.map(|index| index + 1)
    }

    /// Every question that some set of answers leads to; one can stand under several conditions.
    pub fn questions(&self) -> impl Iterator<Item = Asked<'_>> {
        let always = self.placeholders.iter().map(|(name, placeholder)| Asked {
            when: None,
            name,
            placeholder: Ok(placeholder),
        });
        let conditional = self.conditional.iter().flat_map(|(when, conditional)| {
            conditional.placeholders.iter().map(move |(name, Question(question))| Asked {
                when: Some(when),
                name,
                placeholder: question.as_ref().map_err(String::as_str),
            })
        });
        always.chain(conditional)
    }
}

fn reserved(name: &str) -> String {
    format!("asks for `{name}`, which is a builtin variable: rename the placeholder")
}

impl Question {
    pub fn placeholder(&self) -> Result<&Placeholder, CantAsk> {
        self.0.as_ref().map_err(|fault| CantAsk(fault.clone()))
    }
}

/// What's wrong with a question that has come up.
#[derive(Debug)]
pub struct CantAsk(String);

impl fmt::Display for CantAsk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CantAsk {}

impl From<serde_json::Value> for Question {
    fn from(value: serde_json::Value) -> Self {
        Self(serde_json::from_value(value).map_err(|error| error.to_string()))
    }
}

// Not by `flatten`: it forgets where in the file a fault is.
impl Settings {
    pub fn selection(&self) -> Selection {
        Selection { include: self.include.clone(), exclude: self.exclude.clone(), ignore: self.ignore.clone() }
    }
}

impl Conditional {
    pub fn selection(&self) -> Selection {
        Selection { include: self.include.clone(), exclude: self.exclude.clone(), ignore: self.ignore.clone() }
    }
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

/// Variables that cargo-generate doesn't let a template ask for.
pub const RESERVED: [&str; 7] =
    ["authors", "os-arch", "project-name", "crate_name", "crate_type", "within_cargo_project", "is_init"];

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

fn boolean(value: &serde_json::Value) -> Result<bool> {
    value.as_bool().context("`default` isn't true or false")
}
