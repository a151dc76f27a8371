//! What becomes of each file of a template.

use anyhow::{Context, Result};
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
            ignore: selection.ignore.iter().map(|path| path.trim_matches('/').to_owned()).collect(),
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

fn matcher(patterns: &[String]) -> Result<Gitignore> {
    let mut builder = GitignoreBuilder::new("");
    for pattern in patterns {
        builder.add_line(None, pattern).with_context(|| format!("invalid pattern `{pattern}` in the manifest"))?;
    }
    Ok(builder.build()?)
}
