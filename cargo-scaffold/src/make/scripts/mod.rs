//! Templates that run something: found and shown before, and rendered by cargo-generate itself after consent.

pub mod autorun;
pub mod cargo_generate;
pub mod consent_report;
pub mod script_files;

use std::{fmt, path::PathBuf};

use anyhow::{Context, Result, ensure};
use regex::Regex;

use super::render::{self, Text};
use crate::{
    base::terminal::visible,
    template::{Template, TemplateFile},
};
use script_files::Source;

/// Everything in a template that cargo-generate would run, and what its result could make other tools run.
#[derive(Default)]
pub struct Scripts {
    scripts: Vec<Script>,
    /// Files of the result that a tool executes by itself, and which one.
    later: Vec<(String, &'static str)>,
}

pub struct Script {
    /// `hook (pre)`, where the filter stands, or that it can be imported.
    role: String,
    /// In the template's source.
    path: PathBuf,
    text: String,
}

const INIT: &str = "hook (init)";

impl Scripts {
    /// Finds the hooks and the `rhai` filters of `template`.
    ///
    /// # Errors
    /// A script isn't a file of the template's source.
    pub fn of(template: &Template) -> Result<Self> {
        let Some(source) = Source::of(template) else { return Ok(Self::default()) };
        let mut scripts = hooks(template, &source)?;
        for file in render::may_render(template)? {
            scripts.extend(filters(&source, file)?);
        }
        if scripts.iter().any(Script::imports) {
            scripts.extend(modules(&source, &scripts)?);
        }
        let later = if scripts.is_empty() { Vec::new() } else { autorun::executed(template)? };
        Ok(Self { scripts, later })
    }

    pub fn is_empty(&self) -> bool {
        self.scripts.is_empty()
    }

    /// Whether one runs before anything is asked, and may answer it.
    pub fn may_answer(&self) -> bool {
        self.scripts.iter().any(|script| script.role == INIT)
    }
}

fn hooks(template: &Template, source: &Source) -> Result<Vec<Script>> {
    let hooks = &template.manifest.hooks;
    let mut found = Vec::new();
    for (role, paths) in [(INIT, &hooks.init), ("hook (pre)", &hooks.pre), ("hook (post)", &hooks.post)] {
        // `fmt` is no script, but a step of cargo-generate's.
        for path in paths.iter().filter(|path| *path != "fmt") {
            let script = script(source, role.to_owned(), path)?;
            found.push(script.with_context(|| format!("the script `{}` of the {role} isn't there", visible(path)))?);
        }
    }
    Ok(found)
}

/// The scripts of the `rhai` filters in a file. One that isn't there can't run: the text then stays as it is.
fn filters(source: &Source, file: &TemplateFile) -> Result<Vec<Script>> {
    let Text::Tagged(text) = Text::of(&file.contents)? else { return Ok(Vec::new()) };
    if !text.contains("rhai") {
        return Ok(Vec::new());
    }
    // Only of a text that nothing else was done to is it known before which script it names.
    let filter = Regex::new(r#"(?:(?:^-?|=|\becho)\s*(?:"([^"]*)"|'([^']*)'))?\s*\|\s*rhai\b"#)?;
    let mut filters = Vec::new();
    for (start, tag) in render::tags(&text) {
        for found in filter.captures_iter(tag) {
            let line = text[..start].matches('\n').count() + 1;
            let place = format!("`{}`, line {line}", visible(&file.path));
            let literal = found.get(1).or_else(|| found.get(2));
            let literal =
                literal.with_context(|| format!("{place}: the script of a `rhai` filter isn't a plain text"))?;
            filters.extend(script(source, format!("filter ({place})"), literal.as_str())?);
        }
    }
    Ok(filters)
}

/// The other scripts of the source.
fn modules(source: &Source, running: &[Script]) -> Result<Vec<Script>> {
    let mut modules = Vec::new();
    for path in source.modules()?.into_iter().filter(|path| running.iter().all(|script| script.path != *path)) {
        modules.extend(read(source, "can be imported".to_owned(), path)?);
    }
    Ok(modules)
}

/// The script that the template calls `path`, if it's there.
fn script(source: &Source, role: String, path: &str) -> Result<Option<Script>> {
    let resolved = source.resolve(path).with_context(|| format!("the script of the {role} can't be used"))?;
    read(source, role, resolved)
}

fn read(source: &Source, role: String, path: PathBuf) -> Result<Option<Script>> {
    let Some(text) = source.read(&path)? else { return Ok(None) };
    ensure!(text.len() <= 1 << 20, "the script `{}` is longer than 1 MiB", path.display());
    Ok(Some(Script { role, path, text }))
}

impl Script {
    /// Whether it may run another one.
    fn imports(&self) -> bool {
        ["import", "eval"].iter().any(|word| self.text.contains(word))
    }
}

impl fmt::Display for Scripts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        consent_report::write(f, &self.scripts, &self.later)
    }
}
