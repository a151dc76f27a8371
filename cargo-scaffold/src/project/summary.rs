//! What a new project consists of, for people and for programs.

use std::path::Path;

use anyhow::Result;
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use super::{change_tree, link::package_link::PackageLink, planned_project::Project, project_name::ProjectName};
use crate::{
    answers::{Answer, Answers},
    base::{
        shell_word::shell_word,
        terminal::{self, Shell},
    },
    template::Template,
};

pub struct Summary<'a> {
    pub project: &'a Project,
    pub name: &'a ProjectName,
    pub template: &'a Template,
    pub answers: &'a Answers,
    /// What to run next, inside the project.
    pub next: Vec<String>,
}

/// What `new --format json` prints: one object.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NewReport<'a> {
    /// The project's name.
    name: &'a str,
    /// The project's folder, absolute.
    path: &'a Path,
    /// Where the template comes from, as in the record.
    source: &'a str,
    /// The template's folder in its source, or null.
    subfolder: Option<&'a str>,
    /// Whether nothing was written.
    dry_run: bool,
    /// Whether a git repository is made.
    repository: bool,
    /// The workspace manifest that is edited, or null.
    workspace: Option<&'a Path>,
    /// How a JavaScript project around it imports the package, or null.
    link: Option<LinkReport<'a>>,
    /// Question to answer.
    answers: &'a IndexMap<String, Answer>,
    /// The files that are written, sorted by path.
    files: Vec<FileReport<'a>>,
    /// Shell commands, to be run in order from the current folder.
    next: Vec<String>,
    /// What `build --format json` would print, or null if no build was asked for.
    build: Option<&'a Value>,
}

/// The package as a dependency of the nearest JavaScript project above.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LinkReport<'a> {
    /// The `package.json` of the JavaScript project.
    manifest: &'a Path,
    /// `npm`, `pnpm`, `yarn` or `bun`.
    package_manager: &'static str,
    /// The package's name.
    package: &'a str,
    /// What the JavaScript project depends on under that name.
    dependency: &'a str,
    /// Whether it's linked: else it's for lack of consent, and `next` has the command.
    is_linked: bool,
    /// An example of an import.
    import: &'a str,
}

/// A file that is written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FileReport<'a> {
    /// In the project, with forward slashes.
    path: &'a str,
    /// Its size in bytes.
    bytes: u64,
    /// `rendered`, `copied` or `record`.
    reason: &'static str,
}

impl<'a> LinkReport<'a> {
    fn of(link: &'a PackageLink) -> Self {
        Self {
            manifest: &link.project.manifest.path,
            package_manager: link.project.choice.manager.name(),
            package: &link.package,
            dependency: &link.dependency,
            is_linked: link.is_agreed,
            import: &link.import,
        }
    }
}

impl Summary<'_> {
    pub fn report<'a>(&'a self, dry_run: bool, build: Option<&'a Value>) -> NewReport<'a> {
        let files = self.project.changes.written().map(|file| FileReport {
            path: file.path.as_str(),
            bytes: file.contents.len(),
            reason: file.reason.as_str(),
        });
        NewReport {
            name: self.name.as_str(),
            path: &self.project.destination.path,
            source: &self.template.source,
            subfolder: self.template.subfolder.as_deref(),
            dry_run,
            repository: self.project.repository,
            workspace: self.project.workspace.as_ref().map(|join| join.manifest.as_path()),
            link: self.project.link.as_ref().map(LinkReport::of),
            answers: &self.answers.answers,
            files: files.collect(),
            next: self.commands(),
            build,
        }
    }

    /// What would change.
    pub fn tree(&self) -> Result<String> {
        let mut tree =
            change_tree::to_text(&self.project.destination.given.display().to_string(), &self.project.changes);
        if let Some(join) = &self.project.workspace {
            tree += &format!("{}: the project becomes a member\n", join.manifest.display());
        }
        if let Some(link) = &self.project.link {
            tree += &link.diff()?;
        }
        Ok(tree)
    }

    /// What was made, in status lines.
    pub fn print_status(&self, shell: Shell) {
        let (files, path) = (self.project.changes.written().count(), self.project.destination.given.display());
        let subfolder = self.template.subfolder.as_ref().map(|folder| format!(", `{folder}`")).unwrap_or_default();
        let noun = if files == 1 { "file" } else { "files" };
        shell.status("Created", format_args!("`{path}`, {files} {noun} from `{}`{subfolder}", self.template.source));
        if let Some(join) = &self.project.workspace {
            shell.status("Joined", format_args!("the workspace `{}`", join.manifest.display()));
        }
        if let Some(link) = self.project.link.as_ref().filter(|link| link.is_agreed) {
            shell.status("Linked", format_args!("`{}` in {}", link.package, link.found()));
        }
    }

    /// The next commands, on standard output.
    pub fn print_next(&self, shell: Shell) -> Result<()> {
        let commands = self.commands();
        if shell.is_quiet() || commands.is_empty() {
            return Ok(());
        }
        let import = self.project.link.as_ref().map(|link| format!("\nThen import it:\n  {}\n", link.import));
        terminal::print(format_args!("\nNext:\n  {}\n{}", commands.join("\n  "), import.unwrap_or_default()))
    }

    fn commands(&self) -> Vec<String> {
        let cd = format!("cd {}", shell_word(&self.project.destination.given.to_string_lossy()));
        let cd = (!self.project.destination.is_current).then_some(cd);
        let link = self.project.link.iter().flat_map(PackageLink::commands);
        cd.into_iter().chain(self.next.iter().cloned()).chain(link).collect()
    }
}
