use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail, ensure};
use semver::Version;

use crate::{
    answers::{
        self, Open,
        builtin_variables::{NewProject, variables},
        given::{self, Given},
    },
    base::terminal::Shell,
    cli::{Format, NewArgs, Vcs},
    kits::{KitName, origin::Origin},
    make::{
        render,
        scripts::{
            Scripts,
            cargo_generate::{self, Handover},
        },
    },
    project::{
        destination::Destination,
        project_name::{self, ProjectName},
        record, repository,
        summary::Summary,
        workspace,
        write::Project,
    },
    template::{
        Template,
        git::{GitSource, GitUrl, Network, Reference, ReferenceNames},
        manifest::{Manifest, VersionControl},
    },
};

pub fn run(args: &NewArgs, shell: Shell) -> Result<()> {
    // 1. From what, where to, and under which name?
    let open = if args.yes || !answers::can_ask(shell) { Open::Default } else { Open::Ask };
    let choose = |choices: &[String]| answers::choose_template(choices, open);
    let network = Network { offline: args.offline, ask: open == Open::Ask, shell };
    let fetched = origin(args)?.load(&choose, network)?;
    let template = Arc::new(fetched.template);
    let init = args.init || template.manifest.template.init;
    if init && !args.init {
        shell.warn("the template puts its files into the current folder");
    }
    let (destination, name) = destination(args, &template, init)?;

    // 2. May it run what it wants to run?
    check_version(&template.manifest)?;
    let scripts = Scripts::of(&template)?;
    if !scripts.is_empty() && !args.trust && !fetched.trusted {
        return Err(refuse(&scripts, fetched.kit.as_ref()));
    }

    // 3. With which answers?
    let project = NewProject {
        name: name.as_str(),
        destination: &destination.path,
        crate_type: if args.lib || !args.bin && template.is_builtin() { "lib" } else { "bin" },
        init,
        asks_for_user: !scripts.is_empty() || render::mentions(&template, &["authors", "username"])?,
    };
    let given = given(args, &template, shell)?;
    let here = if scripts.may_answer() { Open::Leave } else { open };
    let answers = Arc::new(answers::resolve(&template.manifest, variables(&project), &given, here)?);

    // 4. What would that be?
    let (crate_type, parent) = (project.crate_type, &destination.parent);
    let (mut rendered, _staging) = if scripts.is_empty() {
        (render::render(&template, &answers)?, None)
    } else {
        let (template, answers, name) = (&template, &answers, name.as_str());
        let handover = Handover { template, answers, name, crate_type, parent, init, open, shell };
        cargo_generate::render(&handover).map(|(rendered, staging)| (rendered, Some(staging)))?
    };
    for fault in &rendered.faults {
        ensure!(!args.strict, "{fault}");
        shell.warn(fault);
    }
    record::add(&mut rendered.plan, &template, &answers)?;
    for taken in destination.taken(&rendered.plan)? {
        shell.warn(format_args!("`{taken}` is there already, and stays as it is"));
        rendered.plan.files.retain(|file| file.path != taken);
    }
    // A member without a manifest would break the workspace.
    let is_crate = rendered.plan.files.iter().any(|file| file.path.as_str() == "Cargo.toml");
    let workspace = if is_crate { workspace::join(&destination.path)? } else { None };
    let repository = wants_git(args, &template.manifest) && !init && !repository::is_inside_repository(&destination);
    let project = Project { destination, plan: rendered.plan, repository, workspace };

    // 5. Write it.
    if !args.dry_run {
        project.write()?;
    }
    let summary =
        Summary { project: &project, name: &name, template: &template, answers: &answers, next: rendered.next };
    finish(args, summary, shell)
}

/// Goes on if asked to, and says what there is now.
fn finish(args: &NewArgs, mut summary: Summary, shell: Shell) -> Result<()> {
    if !args.dry_run {
        summary.print_status(shell);
    }
    let folder = &summary.project.destination.path;
    let built = args.build.then(|| super::build::crate_in(folder, args.offline, shell)).transpose()?;
    if built.is_some() {
        summary.next.retain(|command| command != "cargo scaffold build");
    }
    let report = built.as_ref().map(serde_json::to_value).transpose()?;
    match args.format {
        Format::Json => println!("{:#}", summary.to_json(args.dry_run, report.as_ref())),
        Format::Human if args.dry_run => print!("{}", summary.tree()),
        Format::Human => {
            built.iter().for_each(|report| report.print(shell));
            summary.print_next(shell);
        }
    }
    Ok(())
}

/// Where the template comes from.
fn origin(args: &NewArgs) -> Result<Origin> {
    let (subfolder, submodules) = (args.subfolder.clone(), args.submodules);
    if let Some(path) = &args.path {
        return Ok(Origin::Folder { path: path.clone(), subfolder });
    }
    let Some(url) = &args.git else { return Origin::of_kind(&args.kind, submodules) };
    let (branch, tag, rev) = (&args.reference.branch, &args.reference.tag, &args.reference.rev);
    let names = ReferenceNames { branch: branch.as_deref(), tag: tag.as_deref(), rev: rev.as_deref() };
    let source = GitSource { url: GitUrl::new(url)?, reference: Reference::named(&names)?, submodules };
    Ok(Origin::Git { source, subfolder })
}

/// Where the project is to be, and its name.
fn destination(args: &NewArgs, template: &Template, init: bool) -> Result<(Destination, ProjectName)> {
    let destination = if init { Destination::current()? } else { Destination::new(&args.destination)? };
    let name = match (&args.name, init) {
        (Some(name), _) => name.as_str(),
        (None, true) => args.destination.to_str().context("the name isn't UTF-8")?,
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
    eprintln!("{scripts}");
    let always = kit.map_or_else(String::new, |kit| format!(", or `cargo scaffold kit trust {kit}`"));
    anyhow!("the template runs scripts, and none has run: read the above, then run again with `--trust`{always}")
}

/// Refuses what is written for another version of cargo-generate.
fn check_version(manifest: &Manifest) -> Result<()> {
    let supported = Version::new(0, 26, 0);
    let required = manifest.template.cargo_generate_version.as_ref();
    if let Some(required) = required.filter(|required| !required.matches(&supported)) {
        bail!("the template is written for cargo-generate {required}, and what's supported is {supported}");
    }
    Ok(())
}

/// Later ones win: cargo-generate's configuration, the file, then the definitions, then the scope.
///
/// What the template doesn't ask for is an error with ours; others may use it all the same.
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
        ensure!(!template.is_builtin(), given::unknown(name, &template.manifest));
        if !render::mentions(template, &[name])? {
            shell.warn(given::unknown(name, &template.manifest));
        }
    }
    Ok(given)
}
