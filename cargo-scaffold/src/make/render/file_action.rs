//! What happens to each file of a template.

use std::path::{Component, Path};

use anyhow::{Context, Result, bail, ensure};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::template::{Template, TemplateFile, manifest::FilePatterns};

#[derive(Clone, Copy, PartialEq)]
pub enum FileAction {
    Render,
    Copy,
    Ignore,
}

/// Decides as cargo-generate does: `include` wins over `exclude`, and without either every file is rendered.
pub struct FileRules {
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
    ignore: Vec<String>,
}

impl FileRules {
    pub fn new(template: &Template, patterns: &FilePatterns) -> Result<Self> {
        let matcher = |globs: &Option<Vec<String>>| globs.as_deref().map(matcher).transpose();
        let ignore = patterns.ignore.iter().filter_map(|path| normal(template, path).transpose());
        Ok(Self {
            include: matcher(&patterns.include)?,
            exclude: matcher(&patterns.exclude)?,
            ignore: ignore.collect::<Result<_>>()?,
        })
    }

    pub fn action(&self, path: &str) -> FileAction {
        let matches = |matcher: &Gitignore| matcher.matched_path_or_any_parents(path, false).is_ignore();
        let is_below =
            |ignored: &String| path.strip_prefix(ignored).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let renders = match (&self.include, &self.exclude) {
            (Some(include), _) => matches(include),
            (None, Some(exclude)) => !matches(exclude),
            (None, None) => true,
        };
        match (self.ignore.iter().any(is_below), renders) {
            (true, _) => FileAction::Ignore,
            (false, true) => FileAction::Render,
            (false, false) => FileAction::Copy,
        }
    }
}

/// The files that some answers have rendered: a condition can include a file that is copied without it.
pub fn may_render(template: &Template) -> Result<impl Iterator<Item = &TemplateFile>> {
    let manifest = &template.manifest;
    let rules = FileRules::new(template, &manifest.template.file_patterns())?;
    let can_include = manifest.conditional.values().any(|conditional| conditional.file_patterns().include.is_some());
    let may_render = move |action| action == FileAction::Render || action == FileAction::Copy && can_include;
    Ok(template.files.iter().filter(move |file| may_render(rules.action(&file.path))))
}

/// `path` without `.` and `..`; `None` where it leads through a folder that isn't there, which no system follows.
fn normal(template: &Template, path: &str) -> Result<Option<String>> {
    let is_folder = |parts: &[&str]| {
        let folder = parts.join("/");
        let contains = |path: &str| path.strip_prefix(&folder).is_some_and(|rest| rest.starts_with('/'));
        template.folders.contains(&folder) || template.files.iter().any(|file| contains(&file.path))
    };
    let (mut parts, mut exists) = (Vec::new(), true);
    for component in Path::new(path).components() {
        match component {
            Component::CurDir => {}
            Component::Normal(name) => parts.push(name.to_str().context("a manifest is UTF-8")?),
            Component::ParentDir if !parts.is_empty() => {
                exists &= is_folder(&parts);
                parts.pop();
            }
            _ => bail!("the manifest ignores `{}`, which isn't inside the template", path.escape_debug()),
        }
    }
    ensure!(!parts.is_empty(), "the manifest ignores `{path}`, which is the template itself");
    // Only a folder's path can end like this.
    exists &= !["/", "/."].iter().any(|end| path.ends_with(end)) || is_folder(&parts);
    Ok(exists.then(|| parts.join("/")))
}

fn matcher(patterns: &[String]) -> Result<Gitignore> {
    let mut builder = GitignoreBuilder::new("");
    for pattern in patterns {
        builder.add_line(None, pattern).with_context(|| format!("invalid pattern `{pattern}` in the manifest"))?;
    }
    Ok(builder.build()?)
}
