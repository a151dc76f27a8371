use anyhow::{Result, ensure};

use crate::{
    base::{confirm::can_ask, terminal::Shell},
    cli::KitAddArgs,
    commands::named_reference::named_reference,
    kits::{Kit, KitName, Kits},
    template::git::{GitUrl, Network},
};

pub fn run(args: &KitAddArgs, shell: Shell) -> Result<()> {
    // 1. What is to be added?
    let (name, url) = (KitName::new(&args.name)?, GitUrl::new(&args.url)?);
    ensure!(
        !url.has_secret(),
        "the URL holds a password, which `kits.toml` is no place for: leave it out, and keep it in git's credential helper"
    );
    let reference = named_reference(&args.reference)?;
    Kits::load()?.check_free(&name)?;

    // 2. Fetch it.
    let network = Network { offline: false, ask: can_ask(shell), shell };
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
