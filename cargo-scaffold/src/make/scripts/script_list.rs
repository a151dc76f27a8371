//! All scripts of a template.

use std::{fmt, path::PathBuf, sync::LazyLock};

use anyhow::{Context, Result};
use regex::Regex;

use super::{
    autorun::{self, AutorunFile},
    consent_report,
    script::{Role, Script},
    script_files::ScriptFiles,
};
use crate::{
    base::{terminal::visible, watch::Watch},
    make::render::{file_action, tags, text::Text},
    template::{MANIFEST, Template},
};

/// Everything in a template that cargo-generate would run, and what other tools would then run of the result.
#[derive(Default)]
pub struct Scripts {
    scripts: Vec<Script>,
    autorun: Vec<AutorunFile>,
}

impl Scripts {
    /// Finds the hooks and the `rhai` filters of `template`.
    ///
    /// # Errors
    /// A script isn't a file of the template's source.
    pub fn of(template: &Template) -> Result<Self> {
        let Some(files) = ScriptFiles::of(template) else { return Ok(Self::default()) };
        let _watch = Watch::start("looking for scripts")?;
        let mut scripts = hooks(template, &files)?;
        scripts.extend(filters(template, &files)?);
        if scripts.iter().any(Script::may_import) {
            scripts.extend(modules(&files, &scripts)?);
        }
        let autorun = if scripts.is_empty() { Vec::new() } else { autorun::files(template)? };
        Ok(Self { scripts, autorun })
    }

    pub fn is_empty(&self) -> bool {
        self.scripts.is_empty()
    }

    pub fn as_slice(&self) -> &[Script] {
        &self.scripts
    }
}

fn hooks(template: &Template, files: &ScriptFiles) -> Result<Vec<Script>> {
    let hooks = &template.manifest.hooks;
    let mut found = Vec::new();
    for (role, paths) in [(Role::InitHook, &hooks.init), (Role::PreHook, &hooks.pre), (Role::PostHook, &hooks.post)] {
        // `fmt` isn't a script, but a step of cargo-generate's.
        for path in paths.iter().filter(|path| *path != "fmt") {
            let script = script(files, role.clone(), path)?;
            found.push(script.with_context(|| format!("the script `{}` of the {role} isn't there", visible(path)))?);
        }
    }
    Ok(found)
}

/// The scripts of the `rhai` filters in everything that is rendered. One that isn't there can't run: the text then stays
/// as it is.
fn filters(template: &Template, files: &ScriptFiles) -> Result<Vec<Script>> {
    let mut found = Vec::new();
    for file in file_action::may_render(template)? {
        if let Text::Tagged(text) = Text::of(&file.contents)? {
            found.extend(filters_in(files, &file.path, &text)?);
        }
    }
    let paths = template.files.iter().map(|file| &file.path).chain(&template.folders);
    let names = paths.map(|path| (path.as_str(), path));
    let manifest = template.manifest.scaffold.rendered().map(|text| (MANIFEST, text));
    for (file, text) in names.chain(manifest) {
        found.extend(filters_in(files, file, text)?);
    }
    Ok(found)
}

/// Those in `text`, which is in the template's file `file` or is its name.
fn filters_in(files: &ScriptFiles, file: &str, text: &str) -> Result<Vec<Script>> {
    // The script's name is known in advance only if it's a literal that no other filter has changed.
    static FILTER: LazyLock<Regex> = LazyLock::new(|| {
        let filter = r#"(?:(?:^-?|=|\becho)\s*(?:"([^"]*)"|'([^']*)'))?\s*\|\s*rhai\b"#;
        Regex::new(filter).expect("a valid pattern")
    });
    let mut filters = Vec::new();
    if !text.contains("rhai") {
        return Ok(filters);
    }
    for (start, tag) in tags::tags(text) {
        for found in FILTER.captures_iter(tag) {
            let place = format!("`{}`, line {}", visible(file), tags::line_at(text, start));
            let literal = found.get(1).or_else(|| found.get(2));
            let literal =
                literal.with_context(|| format!("{place}: the script of a `rhai` filter isn't a plain text"))?;
            filters.extend(script(files, Role::Filter { place }, literal.as_str())?);
        }
    }
    Ok(filters)
}

/// The other scripts of the source.
fn modules(files: &ScriptFiles, running: &[Script]) -> Result<Vec<Script>> {
    let mut modules = Vec::new();
    for path in files.modules()?.into_iter().filter(|path| running.iter().all(|script| script.path != *path)) {
        modules.extend(read(files, Role::Module, path)?);
    }
    Ok(modules)
}

/// The script that the template calls `path`, if it's there.
fn script(files: &ScriptFiles, role: Role, path: &str) -> Result<Option<Script>> {
    let resolved = files.resolve(path).with_context(|| format!("the script of the {role} can't be used"))?;
    read(files, role, resolved)
}

fn read(files: &ScriptFiles, role: Role, path: PathBuf) -> Result<Option<Script>> {
    let Some(text) = files.read(&path)? else { return Ok(None) };
    Ok(Some(Script { role, path, text }))
}

impl fmt::Display for Scripts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        consent_report::write(f, &self.scripts, &self.autorun)
    }
}
