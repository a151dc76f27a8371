//! Templates that run something: found and shown before, and rendered by cargo-generate itself after consent.

pub mod handover;
mod later;
mod report;

use std::fmt;

use anyhow::{Context, Result, ensure};
use regex::Regex;

use crate::{
    render::{self, RelPath, Text},
    template::{Template, TemplateFile},
    term::visible,
};

/// Everything in a template that cargo-generate would run, and what its result could make other tools run.
pub struct Scripts {
    scripts: Vec<Script>,
    /// Files of the result that a tool executes by itself, and which one.
    later: Vec<(String, &'static str)>,
}

struct Script {
    /// `hook (pre)`, where the filter stands, or that it's there to be imported.
    role: String,
    path: RelPath,
    text: String,
}

impl Scripts {
    /// Finds the hooks and the `rhai` filters of `template`.
    ///
    /// # Errors
    /// A script isn't a file of the template.
    pub fn of(template: &Template) -> Result<Self> {
        if template.is_builtin() {
            return Ok(Self { scripts: Vec::new(), later: Vec::new() });
        }
        let hooks = &template.manifest.hooks;
        let mut found: Vec<(String, String)> = Vec::new();
        for (role, paths) in [("init", &hooks.init), ("pre", &hooks.pre), ("post", &hooks.post)] {
            // `fmt` is no script, but a step of cargo-generate's.
            let paths = paths.iter().filter(|path| *path != "fmt");
            found.extend(paths.map(|path| (format!("hook ({role})"), path.clone())));
        }
        let mut scripts: Vec<_> =
            found.into_iter().map(|(role, path)| script(template, role, &path)).collect::<Result<_>>()?;
        for file in render::may_render(template)? {
            scripts.extend(filters(template, file)?);
        }
        if !scripts.is_empty() {
            scripts.extend(modules(template, &scripts)?);
        }
        let later = if scripts.is_empty() { Vec::new() } else { later::executed(template)? };
        Ok(Self { scripts, later })
    }

    pub fn is_empty(&self) -> bool {
        self.scripts.is_empty()
    }
}

/// The scripts of the `rhai` filters in a file. One that isn't there can't run: the text then stays as it is.
fn filters(template: &Template, file: &TemplateFile) -> Result<Vec<Script>> {
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
            let role = format!("filter ({place})");
            let path = inside(&role, literal.as_str())?;
            if template.files.iter().any(|file| file.path == path.as_str()) {
                filters.push(script(template, role, path.as_str())?);
            }
        }
    }
    Ok(filters)
}

/// The other scripts of the template, which those that run can import.
fn modules(template: &Template, running: &[Script]) -> Result<Vec<Script>> {
    let runs = |file: &&TemplateFile| running.iter().any(|script| script.path.as_str() == file.path);
    let others = template.files.iter().filter(|file| file.path.ends_with(".rhai") && !runs(file));
    others.map(|file| script(template, "can be imported".to_owned(), &file.path)).collect()
}

fn inside(role: &str, path: &str) -> Result<RelPath> {
    RelPath::new(path).with_context(|| format!("the script of the {role} isn't in the template"))
}

fn script(template: &Template, role: String, path: &str) -> Result<Script> {
    let inside = inside(&role, path)?;
    let file = template.files.iter().find(|file| file.path == inside.as_str());
    let file = file.with_context(|| format!("the script `{inside}` of the {role} isn't in the template"))?;
    let text = String::from_utf8_lossy(&file.contents.read()?).into_owned();
    ensure!(text.len() <= 1 << 20, "the script `{inside}` is longer than 1 MiB");
    Ok(Script { role, path: inside, text })
}

impl fmt::Display for Scripts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        report::write(f, &self.scripts, &self.later)
    }
}
