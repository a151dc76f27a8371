//! Where the arguments say that the template comes from.

use anyhow::{Result, bail};

use crate::{
    answers::Unanswered,
    base::{suggest, terminal::Shell},
    cli::NewArgs,
    kits::{Kit, KitName, Kits},
    template::{
        Template, builtin,
        folder::{self, Folder},
        git::{self, Network, Source, url::Url},
    },
};

/// A template, and what is known of where it comes from.
pub struct Origin {
    pub template: Template,
    /// The kit that it's from, and whether the user consented to the kit's scripts.
    pub kit: Option<KitName>,
    pub trusted: bool,
}

/// Loads the template that `args` name.
pub fn load(args: &NewArgs, unanswered: Unanswered, shell: Shell) -> Result<Origin> {
    let choose = |choices: &[String]| unanswered.choose_template(choices);
    let mut subfolder = args.subfolder.as_deref();
    if let Some(path) = &args.path {
        let folder = Folder { root: path, subfolder, source: format!("path:{}", path.display()) };
        return Ok(Origin { template: folder::load(folder, &choose)?, kit: None, trusted: false });
    }
    let (source, kit) = match &args.git {
        Some(url) => {
            let reference = super::kit::reference(&args.reference)?;
            (Source { url: Url::new(url)?, reference, submodules: args.submodules }, None)
        }
        None if builtin::kinds().contains(&args.kind.as_str()) => {
            return Ok(Origin { template: builtin::load(&args.kind)?, kit: None, trusted: false });
        }
        None => {
            let (kit, template) = kit(args)?;
            subfolder = template;
            (Source { submodules: args.submodules, ..kit.pinned()? }, Some(kit))
        }
    };
    let network = Network { offline: args.offline, ask: unanswered == Unanswered::Prompt, shell };
    let checkout = git::checkout(&source, network)?;
    let source = format!("git:{}#{}", source.url, checkout.commit);
    let template = folder::load(Folder { root: &checkout.folder, subfolder, source }, &choose)?;
    let trusted = kit.as_ref().is_some_and(Kit::is_trusted);
    Ok(Origin { template: template.backed_by(checkout), kit: kit.map(|kit| kit.name), trusted })
}

/// `--kind KIT` or `--kind KIT/TEMPLATE`.
fn kit(args: &NewArgs) -> Result<(Kit, Option<&str>)> {
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
    Ok((kits.get(name)?, template))
}
