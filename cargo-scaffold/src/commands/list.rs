use anyhow::{Context, Result, bail};

use crate::{
    base::{suggest, terminal::Shell},
    cli::{Format, ListArgs},
    kits::{Kit, Kits, listing::Listing},
    template::{
        builtin, folder,
        git::{self, Network},
        sub_template,
    },
};

/// One array of objects: see [`Listing::to_json`].
pub fn run(args: &ListArgs, shell: Shell) -> Result<()> {
    let listings = match &args.kind {
        None => all(shell)?,
        Some(kind) => named(kind, shell)?,
    };
    match args.format {
        Format::Json => println!("{:#}", listings.iter().map(Listing::to_json).collect::<serde_json::Value>()),
        Format::Human => listings.iter().for_each(|listing| match args.kind {
            Some(_) => print!("{}", listing.details()),
            None => print!("{}", listing.summary()),
        }),
    }
    Ok(())
}

/// A kit that can't be read keeps nothing else back.
fn all(shell: Shell) -> Result<Vec<Listing>> {
    let mut listings: Vec<_> = builtin::kinds().into_iter().map(of_kind).collect::<Result<_>>()?;
    for kit in Kits::load()?.all()? {
        match of_kit(&kit, shell) {
            Ok(templates) => listings.extend(templates),
            Err(error) => shell.warn(format_args!("{error:#}")),
        }
    }
    Ok(listings)
}

/// The kind, or the templates of a kit that `kind` leads to.
fn named(kind: &str, shell: Shell) -> Result<Vec<Listing>> {
    if builtin::kinds().contains(&kind) {
        return Ok(vec![of_kind(kind)?]);
    }
    let (name, kits) = (kind.split('/').next().unwrap_or(kind), Kits::load()?);
    if !kits.names().any(|known| known == name) {
        bail!("unknown kind `{kind}`: {}", suggest::among(name, builtin::kinds().into_iter().chain(kits.names())));
    }
    let mut templates = of_kit(&kits.get(name)?, shell)?;
    let known: Vec<_> = templates.iter().map(|template| template.kind.clone()).collect();
    templates.retain(|template| template.kind == kind || template.kind.starts_with(&format!("{kind}/")));
    if templates.is_empty() {
        bail!("the kit `{name}` has no template `{kind}`: {}", suggest::among(kind, known.iter().map(String::as_str)));
    }
    Ok(templates)
}

fn of_kind(kind: &str) -> Result<Listing> {
    Ok(Listing { kind: kind.to_owned(), manifest: builtin::load(kind)?.manifest })
}

fn of_kit(kit: &Kit, shell: Shell) -> Result<Vec<Listing>> {
    let network = Network { offline: true, ask: false, shell: shell.quietly() };
    let checkout = git::checkout(&kit.pinned()?, network)
        .with_context(|| format!("the kit `{0}` can't be read: `cargo scaffold kit update {0}`", kit.name))?;
    let listing = |path: String| {
        let manifest = folder::manifest(&checkout.folder.join(&path))?;
        Ok(Listing { kind: kit.kind(&path), manifest })
    };
    let templates = sub_template::all(&checkout.folder).and_then(|paths| paths.into_iter().map(listing).collect());
    templates.with_context(|| format!("the kit `{}`", kit.name))
}
