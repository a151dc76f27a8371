//! A whole template, rendered with one set of answers.

use std::{convert::Infallible, sync::Arc};

use anyhow::{Context, Result, bail};

use super::{
    engine::Engine,
    file_action::{FileAction, FileRules},
    file_name,
    filters::TextFilter,
    shared_variables::SharedVariables,
    text::{MAX_TAGGED, Text},
};
use crate::{
    answers::Answers,
    base::{
        parallel,
        rel_path::RelPath,
        watch::{CurrentFile, watched},
    },
    disk::contents::Contents,
    make::{
        plan::{Plan, PlannedFile, Reason},
        rendered_tree::RenderedTree,
    },
    template::{MANIFEST, Template, TemplateFile, manifest::LinkTable},
};

/// A template, and what its files are rendered with.
pub struct Rendering {
    pub template: Arc<Template>,
    pub answers: Arc<Answers>,
    pub variables: SharedVariables,
    /// The filter of that name.
    pub rhai: TextFilter,
}

impl Rendering {
    /// Renders in cargo-generate's order: a variable that one file uses undefined is empty in the next.
    ///
    /// The result holds the text of each rendered file; a copied file is read from the template when it's needed.
    ///
    /// # Errors
    /// A file can't be read, a text isn't valid liquid, a file gets a name that it can't have, or a limit is exceeded.
    pub fn render(self) -> Result<RenderedTree> {
        watched("rendering the template", |place| self.render_at(place.clone()))
    }

    /// The same without limits, for a template whose scripts may do as they like.
    pub fn render_trusted(self) -> Result<RenderedTree> {
        self.render_at(CurrentFile::default())
    }

    fn render_at(self, place: CurrentFile) -> Result<RenderedTree> {
        prefetch(&self.template);
        let engine = Engine::new(self.variables, self.rhai, place);
        let tree = render_all(&self.template, &self.answers, engine)?;
        Ok(RenderedTree { plan: tree.plan.backed_by(self.template), ..tree })
    }
}

/// Small files are read ahead, on all cores: every file is looked at.
fn prefetch(template: &Template) {
    let _ = parallel::chunks(&template.files, |files| {
        files.iter().for_each(|file| file.contents.prefetch());
        Ok::<_, Infallible>(())
    });
}

fn render_all(template: &Template, answers: &Answers, mut engine: Engine) -> Result<RenderedTree> {
    let rules = FileRules::new(template, &answers.file_patterns)?;
    for error in &answers.condition_errors {
        engine.report(MANIFEST, template.manifest.line_of(&error.condition), error.message.clone());
    }
    let files = files(template, &rules, &mut engine)?;
    let folders = folders(template, &rules, &mut engine)?;
    let links = template.skipped.iter().filter(|path| rules.action(path) != FileAction::Ignore);
    links.for_each(|path| engine.report(path, None, "it's a link or a special file, and is left out".to_owned()));
    let next = &template.manifest.scaffold.next;
    let next = next.iter().map(|command| engine.render(MANIFEST, command)).collect::<Result<Vec<_>>>()?;
    let next = next.into_iter().filter(|command| !command.is_empty()).collect();
    let link = template.manifest.scaffold.link.as_ref().map(|link| rendered_link(&mut engine, link)).transpose()?;
    let diagnostics = engine.finish()?;
    Ok(RenderedTree { plan: Plan::new(files, folders)?, next, link, diagnostics, notes: Vec::new() })
}

fn files(template: &Template, rules: &FileRules, engine: &mut Engine) -> Result<Vec<PlannedFile>> {
    let actions = template.files.iter().map(|file| (file, rules.action(&file.path)));
    actions
        .filter(|(_, action)| *action != FileAction::Ignore)
        .map(|(file, action)| planned(engine, file, action))
        .collect()
}

fn folders(template: &Template, rules: &FileRules, engine: &mut Engine) -> Result<Vec<RelPath>> {
    let mut folders = Vec::new();
    for path in template.folders.iter().filter(|path| rules.action(path) != FileAction::Ignore) {
        // A folder that gets another name is made for the files in it only.
        folders.extend(file_name::render(engine, path)?.filter(|name| name.as_str() == path));
    }
    Ok(folders)
}

fn planned(engine: &mut Engine, file: &TemplateFile, action: FileAction) -> Result<PlannedFile> {
    let (contents, reason) = match action {
        FileAction::Render => rendered(engine, &file.path, &file.contents)?,
        _ => (file.contents.clone(), Reason::Copied),
    };
    let path = file_name::render(engine, &file.path)?;
    let path = path.with_context(|| format!("the file name of `{}` renders to nothing", file.path))?;
    // Where the name changes, cargo-generate writes a rendered file anew, without its mode.
    let executable = file.executable && (action != FileAction::Render || path.as_str() == file.path);
    Ok(PlannedFile { path, contents, executable, reason })
}

fn rendered_link(engine: &mut Engine, link: &LinkTable) -> Result<LinkTable> {
    let package = engine.render(MANIFEST, &link.package)?;
    Ok(LinkTable { package, import: engine.render(MANIFEST, &link.import)? })
}

fn rendered(engine: &mut Engine, path: &str, contents: &Contents) -> Result<(Contents, Reason)> {
    Ok(match Text::of(contents)? {
        Text::Tagged(text) => (engine.render(path, &text)?.into_bytes().into(), Reason::Rendered),
        Text::Plain => (contents.clone(), Reason::Copied),
        Text::TooLong => bail!("`{path}` is a text of more than {} MiB: exclude it in the manifest", MAX_TAGGED >> 20),
        Text::Binary => {
            let message = "it isn't UTF-8, and is copied as it is: the manifest should exclude it".to_owned();
            engine.report(path, None, message);
            (contents.clone(), Reason::Copied)
        }
    })
}
