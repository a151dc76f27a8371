//! A template and its answers in, a [`Plan`] out: a dry run, JSON and a real run are the same code.

pub mod engine;
pub mod file_action;
pub mod file_name;
pub mod filters;
pub mod limits;
pub mod ranges;
pub mod text;

use std::{convert::Infallible, sync::Arc};

use anyhow::Result;

pub use super::diagnostic::Fault;
pub use super::plan::{Plan, PlannedFile, Reason};
use engine::Engine;
use limits::Clock;

use crate::{
    answers::Answers,
    base::parallel,
    disk::contents::Contents,
    template::{MANIFEST, Template, TemplateFile},
};
use file_action::{Fate, Selector};
pub use text::Text;

/// What a template becomes with one set of answers.
pub struct Rendered {
    pub plan: Plan,
    /// The commands to run next in the project.
    pub next: Vec<String>,
    /// The template's faults: what cargo-generate passes over in silence.
    pub faults: Vec<Fault>,
}

/// Renders `template`, in cargo-generate's order: a variable that one file uses undefined is empty in the next.
///
/// # Errors
/// A text isn't valid liquid, a file gets a name it can't have, or it takes too much.
pub fn render(template: &Arc<Template>, answers: &Arc<Answers>) -> Result<Rendered> {
    let (template, answers) = (Arc::clone(template), Arc::clone(answers));
    limits::within(move |clock| render_all(&template, &answers, clock))
}

/// Whether one of `words` stands anywhere in what may be evaluated.
pub fn mentions(template: &Template, words: &[&str]) -> Result<bool> {
    let has = |text: &str| words.iter().any(|word| text.contains(word));
    if has(template.manifest.text()) || template.folders.iter().any(|path| has(path)) {
        return Ok(true);
    }
    for file in &template.files {
        if has(&file.path) || contents_mention(file, &has)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn contents_mention(file: &TemplateFile, has: &dyn Fn(&str) -> bool) -> Result<bool> {
    if file.path.ends_with(".rhai") {
        return Ok(has(&String::from_utf8_lossy(&file.contents.read()?)));
    }
    Ok(matches!(Text::of(&file.contents)?, Text::Tagged(text) if tags(&text).any(|(_, tag)| has(tag))))
}

/// The files that are rendered with some answers: a condition can take more away, and add to what is included.
pub fn may_render(template: &Template) -> Result<impl Iterator<Item = &TemplateFile>> {
    let manifest = &template.manifest;
    let selector = Selector::new(template, &manifest.template.file_patterns())?;
    let includes = manifest.conditional.values().any(|conditional| conditional.file_patterns().include.is_some());
    let may_render = move |fate| fate == Fate::Render || fate == Fate::Copy && includes;
    Ok(template.files.iter().filter(move |file| may_render(selector.fate(&file.path))))
}

/// The tags of `text`, each from after its opening braces to its closing ones, or to the end; with where that is, in bytes.
pub fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut starts: Vec<_> = ["{{", "{%"]
        .iter()
        .flat_map(|opening| text.match_indices(opening))
        .map(|(at, opening)| at + opening.len())
        .collect();
    starts.sort_unstable();
    starts.into_iter().map(|start| {
        let rest = &text[start..];
        let end = rest.find("}}").into_iter().chain(rest.find("%}")).min();
        (start, end.map_or(rest, |end| &rest[..end]))
    })
}

fn render_all(template: &Template, answers: &Answers, clock: Clock) -> Result<Rendered> {
    // Embedded or not, they are all looked at.
    let _ = parallel::shares(&template.files, |files| {
        files.iter().for_each(|file| file.contents.prefetch());
        Ok::<_, Infallible>(())
    });
    let mut engine = Engine::new(answers, clock);
    let selector = Selector::new(template, &answers.file_patterns)?;
    for broken in &answers.broken {
        engine.fault(MANIFEST, template.manifest.line_of(&broken.condition), broken.cause.clone());
    }
    let mut files = Vec::new();
    for file in &template.files {
        match selector.fate(&file.path) {
            Fate::Ignore => {}
            fate => files.push(planned(&mut engine, file, fate)?),
        }
    }
    let mut folders = Vec::new();
    for path in template.folders.iter().filter(|path| selector.fate(path) != Fate::Ignore) {
        // A folder that gets another name is there only for the files in it.
        folders.extend(file_name::render(&mut engine, path)?.filter(|name| name.as_str() == path));
    }
    let links = template.skipped.iter().filter(|path| selector.fate(path) != Fate::Ignore);
    links.for_each(|path| engine.fault(path, None, "it's a link or a special file, and is left out".to_owned()));
    let next = &template.manifest.scaffold.next;
    let next = next.iter().map(|command| engine.render(MANIFEST, command)).collect::<Result<Vec<_>>>()?;
    let next = next.into_iter().filter(|command| !command.is_empty()).collect();
    Ok(Rendered { plan: Plan::new(files, folders)?, next, faults: engine.into_faults() })
}

fn planned(engine: &mut Engine, file: &TemplateFile, fate: Fate) -> Result<PlannedFile> {
    let (contents, reason) = match (fate, &file.contents) {
        (Fate::Render, contents) => rendered(engine, &file.path, contents)?,
        (_, contents) => (contents.clone(), Reason::Copied),
    };
    let path = file_name::render(engine, &file.path)?;
    let path = path.ok_or_else(|| anyhow::anyhow!("the file name of `{}` renders to nothing", file.path))?;
    // cargo-generate writes a rendered file anew where it gets another name.
    let executable = file.executable && (fate != Fate::Render || path.as_str() == file.path);
    Ok(PlannedFile { path, contents, executable, reason })
}

fn rendered(engine: &mut Engine, path: &str, contents: &Contents) -> Result<(Contents, Reason)> {
    Ok(match Text::of(contents)? {
        Text::Tagged(text) => (engine.render(path, &text)?.into_bytes().into(), Reason::Rendered),
        Text::Plain => (contents.clone(), Reason::Copied),
        Text::Binary => {
            let message = "it isn't UTF-8, and is copied as it is: the manifest should exclude it".to_owned();
            engine.fault(path, None, message);
            (contents.clone(), Reason::Copied)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn a_tag_ends_at_its_closing_braces_only() {
        let text = "authors {{ \"a}b%\" | append: authors }} authors {% if x %} y {% endif -%}{{open";
        let found: Vec<_> = tags(text).collect();
        let expected = [(10, " \"a}b%\" | append: authors "), (49, " if x "), (62, " endif -"), (74, "open")];
        assert_eq!(found, expected);
        assert_eq!(tags("authors }} %}").count(), 0);
    }
}
