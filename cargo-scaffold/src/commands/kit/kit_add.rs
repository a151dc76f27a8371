use anyhow::{Result, ensure};

use crate::{
    answers::can_prompt,
    base::terminal::Shell,
    cli::KitAddArgs,
    kits::{Kit, KitName, Kits},
    template::git::{GitUrl, Network, Reference, ReferenceNames},
};

pub fn run(args: &KitAddArgs, shell: Shell) -> Result<()> {
    // 1. What is to be added?
    let (name, url) = (KitName::new(&args.name)?, GitUrl::new(&args.url)?);
    ensure!(
        !url.has_secret(),
        "the URL holds a password, which `kits.toml` is no place for: leave it out, and keep it in git's credential helper"
    );
    let (branch, tag, rev) = (&args.reference.branch, &args.reference.tag, &args.reference.rev);
    let names = ReferenceNames { branch: branch.as_deref(), tag: tag.as_deref(), rev: rev.as_deref() };
    let reference = Reference::named(&names)?;
    Kits::load()?.check_free(&name)?;

    // 2. Fetch it.
    let network = Network { offline: false, ask: can_prompt(shell), shell };
    let kit = Kit { name, url: url.to_string(), reference, commit: String::new(), trust: None };
    let kit = kit.fetch_newest(network)?;

    // 3. Remember it.
    Kits::edit(|kits| {
        kits.check_free(&kit.name)?;
        kits.set(&kit);
        Ok(())
    })?;
    shell.status("Added", format_args!("kit `{}`: `{url}` at `{}`", kit.name, kit.short_commit()));
    Ok(())
}
