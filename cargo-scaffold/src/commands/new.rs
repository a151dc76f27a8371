use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};

use super::{build, first_questions, link_consent, named_reference::named_reference};
use crate::{
    answers::{
        ProjectFacts, Questions, Unanswered,
        builtin_variables::variables,
        given::{self, Given},
    },
    base::{
        confirm::can_ask,
        terminal::{self, Shell},
    },
    cli::{Format, NewArgs, Vcs},
    disk::staging,
    kits::{KitName, origin::Origin},
    make::{
        Recipe,
        diagnostic::{self, Diagnostic},
        render,
        scripts::{ScriptOptions, ScriptRun, Scripts},
    },
    project::{
        destination::Destination,
        planned_project::{PlanOptions, Project},
        project_name::{self, ProjectName},
        record, repository,
        summary::Summary,
    },
    template::{
        Template, builtin,
        git::{GitSource, GitUrl, Network},
        manifest::{Manifest, VersionControl},
    },
};

pub fn run(args: &NewArgs, shell: Shell) -> Result<()> {
    // 1. From what, where to, and under which name?
    let prompts = !args.yes && can_ask(shell);
    let unanswered = if prompts { Unanswered::Prompt } else { Unanswered::Default };
    let args = &if prompts { first_questions::complete(args.clone())? } else { args.clone() };
    let choose = |choices: &[String]| unanswered.choose_template(choices);
    let network = Network { offline: args.offline, ask: prompts, shell };
    let fetched = origin(args)?.load(&choose, network)?;
    let template = Arc::new(fetched.template);
    let init = args.init;
    if template.manifest.template.init && !init {
        shell.warn("the template is meant for a folder that is there: with `--init` its files go into the current one");
    }
    let (destination, name) = destination(args, &template)?;
    if init && !args.dry_run {
        // The folder is compared with the plan: what a killed run left there isn't the user's.
        staging::recover(&destination.path);
    }

    // 2. May it run what it wants to run?
    template.manifest.check_version()?;
    let scripts = Scripts::of(&template)?;
    if !args.dry_run && !scripts.is_empty() && !args.trust && !fetched.trusted {
        return Err(refuse(&scripts, fetched.kit.as_ref()));
    }

    // 3. With which answers?
    let crate_type = if args.lib || !args.bin && template.is_builtin() { "lib" } else { "bin" };
    let place = destination.path.clone();
    let facts = ProjectFacts { name: name.as_str(), destination: &place, crate_type, init };
    let uses_user = !scripts.is_empty() || render::mentions(&template, &["authors", "username"])?;
    let mut given = given(args, &template, shell)?;
    if template.is_builtin() && given.get("ci").is_none() && !repository::reads_workflows(&destination) {
        shell.note("no `.github` is made, as GitHub reads it in a repository's root only: the project is inside one");
        given.set("ci", "none");
    }
    let builtin = variables(facts, uses_user);
    let scripts = if args.dry_run {
        show_postponed(&scripts);
        None
    } else {
        ScriptRun::start(&template, &scripts, ScriptOptions { project: facts, prompts, shell }, &builtin)?
    };
    // What an init hook has set isn't asked.
    let builtin = scripts.as_ref().map_or(builtin, ScriptRun::variables);
    let questions = Questions { manifest: &template.manifest, builtin, given: &given };
    let answers = Arc::new(questions.resolve(unanswered)?);

    // 4. What would that be?
    let (template, answers) = (&template, &answers);
    let format_for = (!args.no_fmt).then_some(place.as_path());
    let mut tree = Recipe { template, answers, scripts, format_for }.make()?;
    tree.notes.iter().for_each(|note| shell.warn(note));
    report(&tree.diagnostics, args.strict, shell)?;
    record::add(&mut tree.plan, template, answers)?;
    let (repository, join) = (wants_git(args, &template.manifest), !args.no_workspace);
    let options = PlanOptions { repository, join, dry_run: args.dry_run };
    let mut project = Project::plan(tree.plan, destination, &options)?;
    for path in project.changes.kept() {
        shell.warn(format_args!("`{path}` is there already, and stays as it is"));
    }
    if let Some(workspace) = &project.apart_from {
        shell.warn(format_args!(
            "the project is a workspace itself, and doesn't join the one in `{}`: if cargo refuses both, exclude it there",
            workspace.display()
        ));
    }

    // 5. Does a JavaScript project want it?
    if let Some(target) = tree.link.filter(|_| !args.no_link) {
        project.link = link_consent::ask(args, &project, &target, shell)?;
    }

    // 6. Write it.
    if !args.dry_run {
        project.write()?;
    }
    let summary = Summary { project: &project, name: &name, template, answers, next: tree.next };
    finish(args, summary, shell)
}

/// Warns of the template's problems; with `--strict` they are errors.
fn report(diagnostics: &[Diagnostic], strict: bool, shell: Shell) -> Result<()> {
    let texts = diagnostic::grouped(diagnostics);
    ensure!(!strict || texts.is_empty(), "{}", texts.join("\n"));
    texts.iter().for_each(|text| shell.warn(text));
    Ok(())
}

/// Goes on if asked to, and says what there is now.
fn finish(args: &NewArgs, mut summary: Summary, shell: Shell) -> Result<()> {
    if !args.dry_run {
        summary.print_status(shell);
    }
    let folder = &summary.project.destination.path;
    let built = args.build.then(|| build::crate_in(folder, args.offline, shell)).transpose()?;
    if built.is_some() {
        summary.next.retain(|command| command != "cargo scaffold build");
    }
    let report = built.as_ref().map(serde_json::to_value).transpose()?;
    match args.format {
        Format::Json => terminal::print_json(&summary.report(args.dry_run, report.as_ref())),
        Format::Human if args.dry_run => terminal::print(summary.tree()?),
        Format::Human => {
            built.iter().for_each(|report| report.print(shell));
            summary.print_next(shell)
        }
    }
}

/// Where the template comes from.
fn origin(args: &NewArgs) -> Result<Origin> {
    let (subfolder, submodules) = (args.subfolder.clone(), args.submodules);
    if let Some(path) = &args.path {
        return Ok(Origin::Folder { path: path.clone(), subfolder });
    }
    let Some(url) = &args.git else {
        return Origin::of_kind(args.kind.as_deref().unwrap_or(builtin::DEFAULT_KIND), submodules);
    };
    let source = GitSource { url: GitUrl::new(url)?, reference: named_reference(&args.reference)?, submodules };
    Ok(Origin::Git { source, subfolder })
}

/// Where the project is to be, and its name.
fn destination(args: &NewArgs, template: &Template) -> Result<(Destination, ProjectName)> {
    let given = args.destination.as_deref().context("the project has no name: run `cargo scaffold new mylib`")?;
    let destination = if args.init { Destination::current()? } else { Destination::new(given)? };
    let name = match (&args.name, args.init) {
        (Some(name), _) => name.as_str(),
        (None, true) => given.to_str().context("the name isn't UTF-8")?,
        (None, false) => destination.name()?,
    };
    let name = if template.is_builtin() { ProjectName::of_package(name) } else { ProjectName::new(name) }?;
    Ok((destination, name))
}

/// The user's word counts before the template's.
fn wants_git(args: &NewArgs, manifest: &Manifest) -> bool {
    args.vcs.map_or(manifest.template.vcs != Some(VersionControl::None), |vcs| vcs == Vcs::Git)
}

/// Shows what would run, and says how to consent to it.
fn refuse(scripts: &Scripts, kit: Option<&KitName>) -> anyhow::Error {
    terminal::show(scripts);
    let always = kit.map_or_else(String::new, |kit| format!(", or `cargo scaffold kit trust {kit}`"));
    anyhow!("the template runs scripts, and none has run: read the above, then run again with `--trust`{always}")
}

/// In a dry run nothing runs: the user sees what would.
fn show_postponed(scripts: &Scripts) {
    if !scripts.is_empty() {
        terminal::show(scripts);
        terminal::show("\nIn a dry run none of them runs: the project will differ in what they change.");
    }
}

/// Later ones win: cargo-generate's configuration, the file, then the definitions, then the scope.
///
/// What our own templates don't ask for is an error; others may use it all the same. What they don't use either isn't
/// taken: it may be meant for another template, and a secret.
fn given(args: &NewArgs, template: &Template, shell: Shell) -> Result<Given> {
    let mut given = Given::ambient()?;
    if let Some(path) = &args.answers {
        given.read(path)?;
    }
    args.define.iter().try_for_each(|definition| given.define(definition))?;
    if let Some(scope) = &args.scope {
        given.set("scope", &project_name::scope(scope)?);
    }
    for name in given.unknown(&template.manifest) {
        ensure!(!template.is_builtin() || !given.is_explicit(&name), given::unknown(&name, &template.manifest));
        if template.is_builtin() || !render::mentions(template, &[&name])? {
            if given.is_explicit(&name) {
                shell.warn(given::unknown(&name, &template.manifest));
            }
            given.remove(&name);
        }
    }
    Ok(given)
}
