//! Whether `new` links the package to the JavaScript project around it.

use anyhow::Result;

use crate::{
    base::{
        confirm::{can_ask, confirm},
        terminal::Shell,
    },
    cli::NewArgs,
    project::{
        link::{js_project::JsProject, link_conflicts::LinkedCrate, package_link::PackageLink},
        planned_project::Project,
    },
    template::manifest::LinkTable,
};

/// The link to the JavaScript project around `project`, if there is one and the user doesn't refuse. Where nobody can
/// be asked, it's shown and not made.
pub fn ask(args: &NewArgs, project: &Project, target: &LinkTable, shell: Shell) -> Result<Option<PackageLink>> {
    let prompts = !args.yes && can_ask(shell);
    let link = match planned(args, project, target) {
        // Nobody has asked for it: it's no reason to fail.
        Err(error) if !args.yes && !prompts => {
            shell.warn(format_args!("the package isn't linked: {error:#}"));
            return Ok(None);
        }
        planned => planned?,
    };
    let Some(mut link) = link else { return Ok(None) };
    link.project.choice.doubt().iter().for_each(|doubt| shell.warn(doubt));
    link.is_agreed = args.yes || prompts && (args.dry_run || confirm(&link.question(), Some(true))?);
    if prompts {
        return Ok(Some(link).filter(|link| link.is_agreed));
    }
    if !link.is_agreed {
        shell.note(link.without_consent());
    }
    Ok(Some(link))
}

fn planned(args: &NewArgs, project: &Project, target: &LinkTable) -> Result<Option<PackageLink>> {
    let folder = &project.destination.path;
    let krate = LinkedCrate { folder, has_manifest: project.has("package.json") };
    let around = JsProject::around(folder, args.dry_run)?;
    around.map(|around| PackageLink::plan(around, target, krate)).transpose()
}
