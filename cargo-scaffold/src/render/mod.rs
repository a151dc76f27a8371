//! A template and its answers in, a [`Plan`] out: pure, so that a dry run, JSON and a real run are the same code.

mod engine;
mod filters;
mod path;
mod plan;
mod selection;

use anyhow::{Context, Result};

use engine::{Engine, Fault};
pub use path::{RelPath, is_device};
pub use plan::{Plan, PlannedFile, Reason};

use crate::{answers::Answers, template::Template};
use selection::{Fate, Selector};

/// What a template becomes with one set of answers.
pub struct Rendered {
    pub plan: Plan,
    /// The commands to run next in the project.
    pub next: Vec<String>,
    /// The template's faults: what cargo-generate passes over in silence.
    pub faults: Vec<Fault>,
}

/// Renders `template`, without touching any file.
pub fn render(template: &Template, answers: &Answers) -> Result<Rendered> {
    let mut engine = Engine::new(answers);
    let selector = Selector::new(&answers.selection)?;
    let mut files = Vec::new();
    for file in &template.files {
        let fate = selector.fate(&file.path);
        if fate == Fate::Ignore {
            continue;
        }
        let path = file_name(&mut engine, &file.path)?;
        let (contents, reason) = match (fate, std::str::from_utf8(&file.contents)) {
            (Fate::Render, Ok(text)) => {
                let rendered = engine.render(&file.path, text)?;
                (rendered.into_bytes().into(), Reason::Rendered)
            }
            _ => (file.contents.clone(), Reason::Copied),
        };
        files.push(PlannedFile { path, contents, reason });
    }
    let next = &template.manifest.scaffold.next;
    let next = next.iter().map(|command| engine.render("cargo-generate.toml", command)).collect::<Result<Vec<_>>>()?;
    let next = next.into_iter().filter(|command| !command.is_empty()).collect();
    Ok(Rendered { plan: Plan::new(files)?, next, faults: engine.into_faults() })
}

/// Each part of a path is rendered by itself, so that an answer can't add folders.
fn file_name(engine: &mut Engine, path: &str) -> Result<RelPath> {
    let parts: Vec<String> = path.split('/').map(|part| engine.render(path, part)).collect::<Result<_>>()?;
    let sane = parts.iter().find(|part| part.contains('/'));
    anyhow::ensure!(sane.is_none(), "the file name of `{path}` renders to `{}`", parts.join("/"));
    RelPath::new(&parts.join("/")).with_context(|| format!("the file name of template file `{path}`"))
}
