//! What becomes of each file of a template.

use std::path::{Component, Path};

use anyhow::{Context, Result, bail, ensure};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::template::manifest::Selection;

#[derive(Clone, Copy, PartialEq)]
pub enum Fate {
    Render,
    Copy,
    Ignore,
}

/// Decides as cargo-generate does: `include` wins over `exclude`, and without either every file is rendered.
pub struct Selector {
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
    ignore: Vec<String>,
}

impl Selector {
    pub fn new(selection: &Selection) -> Result<Self> {
        let matcher = |patterns: &Option<Vec<String>>| patterns.as_deref().map(matcher).transpose();
        Ok(Self {
            include: matcher(&selection.include)?,
            exclude: matcher(&selection.exclude)?,
            ignore: selection.ignore.iter().map(|path| normal(path)).collect::<Result<_>>()?,
        })
    }

    pub fn fate(&self, path: &str) -> Fate {
        let matches = |matcher: &Gitignore| matcher.matched_path_or_any_parents(path, false).is_ignore();
        let below = |folder: &String| path.strip_prefix(folder).is_some_and(|r| r.is_empty() || r.starts_with('/'));
        let renders = match (&self.include, &self.exclude) {
            (Some(include), _) => matches(include),
            (None, Some(exclude)) => !matches(exclude),
            (None, None) => true,
        };
        match (self.ignore.iter().any(below), renders) {
            (true, _) => Fate::Ignore,
            (false, true) => Fate::Render,
            (false, false) => Fate::Copy,
        }
    }
}

/// `path` without detours.
fn normal(path: &str) -> Result<String> {
    let mut parts = Vec::new();
    for component in Path::new(path).components() {
        match component {
            Component::CurDir => {}
            Component::Normal(name) => parts.push(name.to_str().context("a manifest is UTF-8")?),
            Component::ParentDir if parts.pop().is_some() => {}
            _ => bail!("the manifest ignores `{}`, which isn't inside the template", path.escape_debug()),
        }
    }
    ensure!(!parts.is_empty(), "the manifest ignores `{path}`, which is the template itself");
    Ok(parts.join("/"))
}

fn matcher(patterns: &[String]) -> Result<Gitignore> {
    let mut builder = GitignoreBuilder::new("");
    for pattern in patterns {
        builder.add_line(None, pattern).with_context(|| format!("invalid pattern `{pattern}` in the manifest"))?;
    }
    Ok(builder.build()?)
}
