//! The templates that can be used by name: those that are embedded, and those of the kits.

use anyhow::{Context, Result, ensure};

use super::{kit::Kit, kits_file::Kits, listing::Listing};
use crate::{
    base::{suggest, terminal::Shell},
    template::{
        builtin,
        git::{self, Network},
        manifest::Manifest,
        sub_template,
    },
};

/// All templates. A kit that can't be read is a warning, and doesn't hide the others.
pub fn all(shell: Shell) -> Result<Vec<Listing>> {
    let mut listings: Vec<_> = builtin::kinds().into_iter().map(embedded).collect::<Result<_>>()?;
    for kit in Kits::load()?.all()? {
        match of_kit(&kit, shell) {
            Ok(templates) => listings.extend(templates),
            Err(error) => shell.warn(format_args!("{error:#}")),
        }
    }
    Ok(listings)
}

/// The templates that `kind` names: a built-in kind, a kit, or a folder of a kit.
pub fn of_kind(kind: &str, shell: Shell) -> Result<Vec<Listing>> {
    if builtin::kinds().contains(&kind) {
        return Ok(vec![embedded(kind)?]);
    }
    let (kit, _) = Kits::load()?.of_kind(kind)?;
    let (named, others): (Vec<_>, Vec<_>) = of_kit(&kit, shell)?.into_iter().partition(|template| template.is_in(kind));
    let known = others.iter().map(|template| template.kind.as_str());
    ensure!(!named.is_empty(), "the kit `{}` has no template `{kind}`: {}", kit.name, suggest::among(kind, known));
    Ok(named)
}

fn embedded(kind: &str) -> Result<Listing> {
    Ok(Listing::new(kind.to_owned(), &builtin::load(kind)?.manifest))
}

fn of_kit(kit: &Kit, shell: Shell) -> Result<Vec<Listing>> {
    let network = Network { offline: true, ask: false, shell: shell.quietly() };
    let checkout = git::checkout(&kit.pinned()?, network)
        .with_context(|| format!("the kit `{0}` can't be read: `cargo scaffold kit update {0}`", kit.name))?;
    let listing = |path: &String| {
        let manifest = Manifest::in_folder(&checkout.folder.join(path))?.unwrap_or_default();
        Ok(Listing::new(kit.kind(path), &manifest))
    };
    let templates = sub_template::all(&checkout.folder).and_then(|paths| paths.iter().map(listing).collect());
    templates.with_context(|| format!("the kit `{}`", kit.name))
}
