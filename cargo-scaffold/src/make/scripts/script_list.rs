//! All scripts of a template.

use std::{fmt, path::PathBuf};

use anyhow::{Context, Result, ensure};
use regex::Regex;

use super::{
    autorun::{self, AutorunFile},
    consent_report,
    script::{INIT, Script},
    script_files::ScriptFiles,
};
use crate::{
    base::terminal::visible,
    make::render::{file_action, tags, text::Text},
    template::{Template, TemplateFile},
};

/// Everything in a template that cargo-generate would run, and what other tools would then run of the result.
#[derive(Default)]
pub struct Scripts {
    scripts: Vec<Script>,
    autorun: Vec<AutorunFile>,
}

const MAX_SCRIPT_BYTES: usize = 1 << 20;

impl Scripts {
    /// Finds the hooks and the `rhai` filters of `template`.
    ///
    /// # Errors
    /// A script isn't a file of the template's source.
    pub fn of(template: &Template) -> Result<Self> {
        let Some(files) = ScriptFiles::of(template) else { return Ok(Self::default()) };
        let mut scripts = hooks(template, &files)?;
        for file in file_action::may_render(template)? {
            scripts.extend(filters(&files, file)?);
        }
        if scripts.iter().any(Script::may_import) {
            scripts.extend(modules(&files, &scripts)?);
        }
        let autorun = if scripts.is_empty() { Vec::new() } else { autorun::files(template)? };
        Ok(Self { scripts, autorun })
    }

    pub fn is_empty(&self) -> bool {
        self.scripts.is_empty()
    }

    /// Whether a script runs before the questions, and may answer them.
    pub fn may_answer(&self) -> bool {
        self.scripts.iter().any(Script::may_answer)
    }
}

fn hooks(template: &Template, files: &ScriptFiles) -> Result<Vec<Script>> {
    let hooks = &template.manifest.hooks;
    let mut found = Vec::new();
    for (role, paths) in [(INIT, &hooks.init), ("hook (pre)", &hooks.pre), ("hook (post)", &hooks.post)] {
        // `fmt` isn't a script, but a step of cargo-generate's.
        for path in paths.iter().filter(|path| *path != "fmt") {
            let script = script(files, role.to_owned(), path)?;
            found.push(script.with_context(|| format!("the script `{}` of the {role} isn't there", visible(path)))?);
        }
    }
    Ok(found)
}

/// The scripts of the `rhai` filters in a file. One that isn't there can't run: the text then stays as it is.
fn filters(files: &ScriptFiles, file: &TemplateFile) -> Result<Vec<Script>> {
    let Text::Tagged(text) = Text::of(&file.contents)? else { return Ok(Vec::new()) };
    if !text.contains("rhai") {
        return Ok(Vec::new());
    }
    // The script's name is known in advance only if it's a literal that no other filter has changed.
    let filter = Regex::new(r#"(?:(?:^-?|=|\becho)\s*(?:"([^"]*)"|'([^']*)'))?\s*\|\s*rhai\b"#)?;
    let mut filters = Vec::new();
    for (start, tag) in tags::tags(&text) {
        for found in filter.captures_iter(tag) {
            let place = format!("`{}`, line {}", visible(&file.path), tags::line_at(&text, start));
            let literal = found.get(1).or_else(|| found.get(2));
            let literal =
                literal.with_context(|| format!("{place}: the script of a `rhai` filter isn't a plain text"))?;
            filters.extend(script(files, format!("filter ({place})"), literal.as_str())?);
        }
    }
    Ok(filters)
}

/// The other scripts of the source.
fn modules(files: &ScriptFiles, running: &[Script]) -> Result<Vec<Script>> {
    let mut modules = Vec::new();
    for path in files.modules()?.into_iter().filter(|path| running.iter().all(|script| script.path != *path)) {
        modules.extend(read(files, "can be imported".to_owned(), path)?);
    }
    Ok(modules)
}

/// The script that the template calls `path`, if it's there.
fn script(files: &ScriptFiles, role: String, path: &str) -> Result<Option<Script>> {
    let resolved = files.resolve(path).with_context(|| format!("the script of the {role} can't be used"))?;
    read(files, role, resolved)
}

fn read(files: &ScriptFiles, role: String, path: PathBuf) -> Result<Option<Script>> {
    let Some(text) = files.read(&path)? else { return Ok(None) };
    ensure!(text.len() <= MAX_SCRIPT_BYTES, "the script `{}` is longer than 1 MiB", path.display());
    Ok(Some(Script { role, path, text }))
}

impl fmt::Display for Scripts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        consent_report::write(f, &self.scripts, &self.autorun)
    }
}
