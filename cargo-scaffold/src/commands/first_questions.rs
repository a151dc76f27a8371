//! What `new` asks before it knows the template.

use anyhow::Result;

use crate::{answers::prompt, cli::NewArgs, project::project_name::ProjectName, template::builtin};

/// Asks for the project's name and for the kind, where they are missing.
pub fn complete(mut args: NewArgs) -> Result<NewArgs> {
    if args.destination.is_none() {
        let check = |name: &str| ProjectName::of_package(name).map(drop);
        args.destination = Some(prompt::ask_line("The project's name", check)?.into());
    }
    if args.kind.is_none() && args.path.is_none() && args.git.is_none() {
        args.kind = Some(kind()?);
    }
    Ok(args)
}

fn kind() -> Result<String> {
    let kinds = builtin::kinds();
    let label = |kind: &&str| Ok(format!("{kind}: {}", builtin::load(kind)?.manifest.scaffold.description));
    let labels = kinds.iter().map(label).collect::<Result<Vec<_>>>()?;
    let default = kinds.iter().position(|kind| *kind == builtin::DEFAULT_KIND).unwrap_or(0);
    Ok(kinds[prompt::choose("What to create", &labels, default)?].to_owned())
}
