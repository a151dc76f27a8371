//! `cargo-generate.toml`, in the format of cargo-generate 0.26
//! (<https://cargo-generate.github.io/cargo-generate/templates/configuration.html>),
//! and our own table in it, `[scaffold]`, which cargo-generate ignores.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use indexmap::IndexMap;
use semver::VersionReq;
use serde::Deserialize;

use super::{MANIFEST, placeholder::Placeholder};
use crate::base::toml;

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

/// Variables that cargo-generate doesn't let a template ask for.
pub const RESERVED: [&str; 7] =
    ["authors", "os-arch", "project-name", "crate_name", "crate_type", "within_cargo_project", "is_init"];

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

impl Selection {
    /// Adds the patterns of a condition that holds.
    pub fn extend(&mut self, more: &Self) {
        self.ignore.extend_from_slice(&more.ignore);
        for (mine, more) in [(&mut self.include, &more.include), (&mut self.exclude, &more.exclude)] {
            if let Some(more) = more {
                mine.get_or_insert_default().extend_from_slice(more);
            }
        }
    }
}
