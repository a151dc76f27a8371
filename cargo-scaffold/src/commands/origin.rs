//! Where the arguments say that the template comes from.

use anyhow::{Result, bail};

use crate::{
    answers::{self, Open},
    cli::NewArgs,
    kits::Kits,
    suggest,
    template::{
        Template, builtin,
        folder::{self, Folder},
        git::{self, Checkout, Network, Source, url::Url},
    },
    term::Shell,
};

/// Loads the template that `args` name; its files are there as long as the checkout lives.
pub fn load(args: &NewArgs, open: Open, shell: Shell) -> Result<(Template, Option<Checkout>)> {
    let choose = |choices: &[String]| answers::choose_template(choices, open);
    let subfolder = args.subfolder.as_deref();
    if let Some(path) = &args.path {
        let folder = Folder { root: path, subfolder, source: format!("path:{}", path.display()) };
        return Ok((folder::load(folder, &choose)?, None));
    }
    let (source, subfolder) = match &args.git {
        Some(url) => (
            Source {
                url: Url::new(url)?,
                reference: super::kit::reference(&args.reference)?,
                submodules: args.submodules,
            },
            subfolder,
        ),
        None if builtin::kinds().contains(&args.kind.as_str()) => return Ok((builtin::load(&args.kind)?, None)),
        None => of_kit(args)?,
    };
    let network = Network { offline: args.offline, ask: open == Open::Ask, shell };
    let checkout = git::checkout(&source, network)?;
    let source = format!("git:{}#{}", source.url, checkout.commit);
    let template = folder::load(Folder { root: &checkout.folder, subfolder, source }, &choose)?;
    Ok((template, Some(checkout)))
}

/// `--kind KIT` or `--kind KIT/TEMPLATE`.
fn of_kit(args: &NewArgs) -> Result<(Source, Option<&str>)> {
    let (name, template) = match args.kind.split_once('/') {
        Some((name, template)) => (name, Some(template)),
        None => (args.kind.as_str(), None),
    };
    let kits = Kits::load()?;
    if !kits.names().any(|known| known == name) {
        bail!(
            "unknown kind `{}`: {}",
            args.kind,
            suggest::among(name, builtin::kinds().into_iter().chain(kits.names()))
        );
    }
    Ok((Source { submodules: args.submodules, ..kits.get(name)?.pinned()? }, template))
}
