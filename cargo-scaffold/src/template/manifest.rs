//! `cargo-generate.toml`, in the format of cargo-generate 0.26
//! (<https://cargo-generate.github.io/cargo-generate/templates/configuration.html>),
//! and our own table in it, `[scaffold]`, which cargo-generate ignores.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use anyhow::{Result, anyhow, bail, ensure};
use fs_err as fs;
use indexmap::IndexMap;
use semver::{Version, VersionReq};
use serde::Deserialize;

use super::{
    condition_lines, liquid_suffix,
    placeholder::Placeholder,
    question::{self, ConditionalPlaceholder, Question},
};
use crate::base::toml;

/// The manifest's file name.
pub const MANIFEST: &str = "cargo-generate.toml";

const MAX_BYTES: u64 = 1 << 20;

/// What a template's manifest declares.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Manifest {
    pub template: TemplateSettings,
    pub placeholders: IndexMap<String, Placeholder>,
    pub hooks: Hooks,
    /// What is added under a condition, which is a rhai expression over the answers.
    pub conditional: IndexMap<String, Conditional>,
    pub scaffold: ScaffoldTable,
    #[serde(skip)]
    path: PathBuf,
    #[serde(skip)]
    text: String,
}

/// What applies to the template as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TemplateSettings {
    include: Option<Vec<String>>,
    exclude: Option<Vec<String>>,
    ignore: Vec<String>,
    /// The folders of the templates that this one consists of.
    pub sub_templates: Option<Vec<String>>,
    /// The versions of cargo-generate that the template works with.
    pub cargo_generate_version: Option<VersionReq>,
    pub vcs: Option<VersionControl>,
    /// Whether the template is meant for a folder that is there already.
    pub init: bool,
    /// Whether Rust files are formatted; they are if it isn't said.
    pub fmt: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub enum VersionControl {
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
pub struct FilePatterns {
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
    pub placeholders: IndexMap<String, ConditionalPlaceholder>,
    /// The condition's line in the manifest, counted from 1.
    #[serde(skip)]
    line: Option<usize>,
}

/// What only this tool reads.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScaffoldTable {
    /// One line on what the template gives.
    pub description: String,
    /// The questions that everyone is asked in a terminal: the others wait for those who want to see them. All of them, if
    /// it's empty.
    pub first: Vec<String>,
    /// The commands to run next in the new project, rendered like a file; empty ones are dropped.
    pub next: Vec<String>,
    /// How JavaScript uses what the project builds. Without it no JavaScript project is offered the link.
    pub link: Option<LinkTable>,
}

/// The npm package that a project builds into its folder `pkg`. Both are rendered like a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkTable {
    /// The package's name.
    pub package: String,
    /// What stands after `import` in a first example: `{ greet }`.
    pub import: String,
}

impl ScaffoldTable {
    /// All that is rendered.
    pub fn rendered(&self) -> impl Iterator<Item = &String> {
        let link = self.link.iter().flat_map(|link| [&link.package, &link.import]);
        self.next.iter().chain(link)
    }
}

impl Manifest {
    /// Reads the manifest in `folder`, if there is one.
    pub fn in_folder(folder: &Path) -> Result<Option<Self>> {
        let Some(path) = liquid_suffix::find(folder, MANIFEST) else { return Ok(None) };
        let length = fs::symlink_metadata(&path)?.len();
        ensure!(length <= MAX_BYTES, "`{}` has {length} bytes: a manifest has at most 1 MiB", path.display());
        let text = String::from_utf8(fs::read(&path)?).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            anyhow!("`{}` isn't UTF-8: see line {line}", path.display())
        })?;
        Self::parse(&path, &text).map(Some)
    }

    /// Parses the manifest that was read from `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let mut manifest = Self { path: path.to_owned(), text: text.to_owned(), ..toml::parse(path, text)? };
        if let Some(name) = manifest.placeholders.keys().find(|name| question::RESERVED.contains(&name.as_str())) {
            bail!("`{}` {}", path.display(), question::reserved(name));
        }
        for name in &manifest.scaffold.first {
            ensure!(
                manifest.questions().any(|question| question.name == name),
                "`{}`: `first` in `[scaffold]` names the question `{name}`, which is not there",
                path.display()
            );
        }
        let lines = if manifest.conditional.is_empty() { HashMap::new() } else { condition_lines::find(text) };
        for (condition, conditional) in &mut manifest.conditional {
            conditional.line = lines.get(condition).copied();
            let line = conditional.line.map_or_else(String::new, |line| format!(", line {line}"));
            for (name, placeholder) in &mut conditional.placeholders {
                placeholder.check(name, &format!("`{MANIFEST}`{line}"));
            }
        }
        Ok(manifest)
    }

    /// Where it was read from: templates can share one.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole text, as it stands in the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line of `condition`, counted from 1.
    pub fn line_of(&self, condition: &str) -> Option<usize> {
        self.conditional.get(condition)?.line
    }

    /// # Errors
    /// The template is written for another version of cargo-generate than the one that is equalled here.
    pub fn check_version(&self) -> Result<()> {
        let supported = Version::new(0, 26, 0);
        let Some(required) = &self.template.cargo_generate_version else { return Ok(()) };
        ensure!(
            required.matches(&supported),
            "the template is written for cargo-generate {required}, and what's supported is {supported}"
        );
        Ok(())
    }

    /// Every question that some set of answers leads to; the same one can stand under several conditions.
    pub fn questions(&self) -> impl Iterator<Item = Question<'_>> {
        let always = self.placeholders.iter().map(|(name, placeholder)| Question {
            when: None,
            name,
            placeholder: Ok(placeholder),
        });
        let conditional = self.conditional.iter().flat_map(|(when, conditional)| {
            conditional.placeholders.iter().map(move |(name, placeholder)| placeholder.as_question(when, name))
        });
        always.chain(conditional)
    }
}

// Three fields twice, and not `#[serde(flatten)]`: with that, an error doesn't know its place in the file.
impl TemplateSettings {
    pub fn file_patterns(&self) -> FilePatterns {
        FilePatterns { include: self.include.clone(), exclude: self.exclude.clone(), ignore: self.ignore.clone() }
    }
}

impl Conditional {
    pub fn file_patterns(&self) -> FilePatterns {
        FilePatterns { include: self.include.clone(), exclude: self.exclude.clone(), ignore: self.ignore.clone() }
    }
}

impl FilePatterns {
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
