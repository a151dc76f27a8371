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
    /// `hook (pre)`, or where the filter stands.
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
        let mut found = Vec::new();
        for (role, paths) in [("init", &hooks.init), ("pre", &hooks.pre), ("post", &hooks.post)] {
            // `fmt` is no script, but a step of cargo-generate's.
            let paths = paths.iter().filter(|path| *path != "fmt");
            found.extend(paths.map(|path| (format!("hook ({role})"), path.clone())));
        }
        for file in &template.files {
            found.extend(filters(file)?);
        }
        let scripts: Vec<_> =
            found.into_iter().map(|(role, path)| script(template, role, &path)).collect::<Result<_>>()?;
        let later = if scripts.is_empty() { Vec::new() } else { later::executed(template)? };
        Ok(Self { scripts, later })
    }

    pub fn is_empty(&self) -> bool {
        self.scripts.is_empty()
    }
}

/// The `rhai` filters in a file that may be rendered: their places, and their scripts.
fn filters(file: &TemplateFile) -> Result<Vec<(String, String)>> {
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
            filters.push((format!("filter ({place})"), literal.as_str().to_owned()));
        }
    }
    Ok(filters)
}

fn script(template: &Template, role: String, path: &str) -> Result<Script> {
    let inside = RelPath::new(path).with_context(|| format!("the script of the {role} isn't in the template"))?;
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
