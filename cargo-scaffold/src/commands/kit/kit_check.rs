use anyhow::{Result, bail, ensure};

use crate::{
    answers::given::Given,
    base::terminal::{self, Shell},
    cli::{Format, KitCheckArgs},
    disk::staging::Staging,
    kits::check::{self, CheckOptions, Checked, Coverage, KitTemplate, Outcome, TemplateCheck, TemplateReport},
    make::scripts::Scripts,
};

pub fn run(args: &KitCheckArgs, shell: Shell) -> Result<()> {
    // 1. Which templates are there, and which answers are given?
    let templates = KitTemplate::all(&args.path)?;
    let mut given = Given::default();
    args.define.iter().try_for_each(|definition| given.define(definition))?;

    // 2. Check each: a template that can't be checked doesn't stop the others.
    let print = |outcome: &Outcome| {
        if args.format == Format::Human && !(outcome.is_ok() && shell.is_quiet()) {
            // The verdict is still to come: it reports what standard output can't take.
            let _ = terminal::print(outcome.to_text() + "\n");
        }
    };
    let coverage = if args.all { Coverage::All } else { Coverage::Pairwise };
    let (command, trust) = (args.run.as_deref(), args.trust);
    let options = CheckOptions { coverage, given: &given, command, trust, done: &print };
    let mut reports = Vec::new();
    for template in &templates {
        shell.status("Checking", format_args!("`{}`", template.shown));
        let report = TemplateReport::new(template, check(&options, template, &templates));
        if args.format == Format::Human {
            let diagnostics = report.diagnostics();
            diagnostics.iter().try_for_each(|diagnostic| terminal::print(format_args!("lint {diagnostic}\n")))?;
        }
        if report.is_ok() {
            shell.status("Checked", format_args!("`{}` in {} combinations", template.shown, report.combinations()));
        }
        reports.push(report);
    }

    // 3. Report the result.
    if args.format == Format::Json {
        terminal::print_json(&reports)?;
    }
    if templates.len() > 1 {
        let failed: Vec<_> = reports.into_iter().filter_map(TemplateReport::into_error).collect();
        failed.iter().for_each(|error| shell.warn(format_args!("{error:#}")));
        ensure!(failed.is_empty(), "{} of {} templates failed: see above", failed.len(), templates.len());
        return Ok(());
    }
    reports.into_iter().find_map(TemplateReport::into_bare_error).map_or(Ok(()), Err)
}

fn check(options: &CheckOptions, template: &KitTemplate, all: &[KitTemplate]) -> Result<Checked> {
    let scripts = Scripts::of(&template.template)?;
    if !scripts.is_empty() && !options.trust {
        terminal::show(&scripts);
        bail!("it runs scripts, and none has run: read the above, then run again with `--trust`");
    }
    let folder = Staging::temporary()?;
    let (siblings, template) = (template.siblings(all), template.template.clone());
    check::run(&TemplateCheck { options, template, siblings, folder: folder.path(), scripts: &scripts })
}
