use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};

use crate::{
    answers::given::Given,
    check::{self, Checked, Request, combinations::Coverage},
    cli::kit::KitCheckArgs,
    scripts::Scripts,
    template::{
        folder::{self, Folder},
        sub_template,
    },
    term::{Shell, visible},
};

pub fn run(args: &KitCheckArgs, shell: Shell) -> Result<()> {
    // 1. Which templates are there?
    let root = folder::root(&args.path)?;
    let mut given = Given::default();
    args.define.iter().try_for_each(|definition| given.define(definition))?;

    // 2. Check each.
    let (mut failed, names) = (0, sub_template::all(&root)?);
    for name in &names {
        let shown = if name.is_empty() { args.path.display().to_string() } else { name.clone() };
        shell.status("Checking", format_args!("`{shown}`"));
        let checked = one(args, &root, name, &given, shell).with_context(|| format!("the template `{shown}`"))?;
        for finding in &checked.findings {
            println!("fault {}", visible(finding));
        }
        match checked.verdict() {
            Ok(()) => shell.status("Checked", format_args!("`{shown}` in {} combinations", checked.combinations)),
            Err(error) if names.len() == 1 => return Err(error),
            Err(error) => {
                shell.warn(format_args!("`{shown}`: {error}"));
                failed += 1;
            }
        }
    }

    // 3. Say how it went.
    ensure!(failed == 0, "{failed} of {} templates failed: see above", names.len());
    Ok(())
}

fn one(args: &KitCheckArgs, root: &std::path::Path, name: &str, given: &Given, shell: Shell) -> Result<Checked> {
    let source = format!("path:{}", root.display());
    let subfolder = Some(name).filter(|name| !name.is_empty());
    let template = folder::load(Folder { root, subfolder, source }, &|_| bail!("it holds several templates"))?;
    if !Scripts::of(&template)?.is_empty() {
        bail!("it runs scripts, which aren't checked: try it with `cargo scaffold new NAME --path DIR --trust`");
    }
    let folder = tempfile::Builder::new().prefix("cargo-scaffold-").tempdir()?;
    let request = Request {
        template: Arc::new(template),
        coverage: if args.all { Coverage::All } else { Coverage::Pairwise },
        given,
        command: args.run.as_deref(),
        folder: folder.path(),
        shell,
    };
    check::check(&request)
}
