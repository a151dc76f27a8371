use std::{path::Path, sync::Arc};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::{
    answers::given::Given,
    base::terminal::{Shell, visible},
    cli::{Format, KitCheckArgs},
    kits::check::{self, Checked, Outcome, Request, combinations::Coverage},
    make::scripts::Scripts,
    template::{
        Template,
        folder::{self, Folder},
        sub_template,
    },
};

pub fn run(args: &KitCheckArgs, shell: Shell) -> Result<()> {
    // 1. Which templates are there?
    let root = folder::root(&args.path)?;
    let mut given = Given::default();
    args.define.iter().try_for_each(|definition| given.define(definition))?;

    let names = sub_template::all(&root)?;
    let shown = |name: &str| if name.is_empty() { args.path.display().to_string() } else { name.to_owned() };
    let load = |name: &String| load(&root, name).with_context(|| format!("the template `{}`", shown(name)));
    let templates: Vec<_> = names.iter().map(load).collect::<Result<_>>()?;

    // 2. Check each: one that can't be keeps the others back from nothing.
    let (mut failed, mut reports) = (Vec::new(), Vec::new());
    for (name, template) in names.iter().zip(&templates) {
        let shown = shown(name);
        shell.status("Checking", format_args!("`{shown}`"));
        let checked = one(args, template, &templates, &given, shell);
        reports.push(to_json(name, &checked));
        match checked.and_then(|checked| tell(args, &checked)) {
            Ok(combinations) => shell.status("Checked", format_args!("`{shown}` in {combinations} combinations")),
            // The only one needs no name.
            Err(error) if names.len() == 1 => failed.push(error),
            Err(error) => failed.push(error.context(format!("the template `{shown}`"))),
        }
    }

    // 3. Say how it went.
    if args.format == Format::Json {
        println!("{:#}", Value::Array(reports));
    }
    if names.len() > 1 {
        failed.iter().for_each(|error| shell.warn(format_args!("{error:#}")));
        ensure!(failed.is_empty(), "{} of {} templates failed: see above", failed.len(), names.len());
    }
    failed.pop().map_or(Ok(()), Err)
}

fn load(root: &Path, name: &str) -> Result<Arc<Template>> {
    let source = format!("path:{}", root.display());
    let subfolder = Some(name).filter(|name| !name.is_empty());
    folder::load(Folder { root, subfolder, source }, &|_| bail!("it holds several templates")).map(Arc::new)
}

fn one(
    args: &KitCheckArgs,
    template: &Arc<Template>,
    all: &[Arc<Template>],
    given: &Given,
    shell: Shell,
) -> Result<Checked> {
    let scripts = Scripts::of(template)?;
    if !scripts.is_empty() && !args.trust {
        eprintln!("{scripts}");
        bail!("it runs scripts, and none has run: read the above, then run again with `--trust`");
    }
    let folder = tempfile::Builder::new().prefix("cargo-scaffold-").tempdir()?;
    // One line for what went well; what failed is shown to those who want quiet, too.
    let print = |outcome: &Outcome| {
        if args.format == Format::Human && (!outcome.is_ok() || !shell.is_quiet()) {
            println!("{}", outcome.to_text());
        }
    };
    let shares = |other: &&Arc<Template>| other.manifest.path() == template.manifest.path();
    let siblings: Vec<_> = all.iter().filter(shares).cloned().collect();
    let request = Request {
        template: Arc::clone(template),
        siblings: &siblings,
        coverage: if args.all { Coverage::All } else { Coverage::Pairwise },
        given,
        command: args.run.as_deref(),
        folder: folder.path(),
        scripts: !scripts.is_empty(),
        done: &print,
    };
    check::check(&request)
}

/// Prints the faults, and returns how many combinations there were if all is well.
fn tell(args: &KitCheckArgs, checked: &Checked) -> Result<usize> {
    if args.format == Format::Human {
        checked.findings.iter().for_each(|finding| println!("fault {}", visible(finding)));
    }
    checked.verdict().map(|()| checked.outcomes.len())
}

/// `template` (its folder in the kit, empty for the kit's own), `combinations` (see [`Outcome::to_json`]), `faults` (of
/// the template as a whole, as text; why it can't be checked, too).
fn to_json(template: &str, checked: &Result<Checked>) -> Value {
    let (combinations, faults) = match checked {
        Ok(checked) => (checked.outcomes.iter().map(Outcome::to_json).collect(), json!(checked.findings)),
        Err(error) => (Vec::new(), json!([format!("{error:#}")])),
    };
    json!({ "template": template, "combinations": combinations, "faults": faults })
}
