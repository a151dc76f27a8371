use anyhow::{Result, bail, ensure};

use crate::{
    base::{confirm::can_ask, terminal::Shell},
    cli::KitUpdateArgs,
    kits::{Kit, Kits, kits_file::NO_KITS},
    template::git::Network,
};

pub fn run(args: &KitUpdateArgs, shell: Shell) -> Result<()> {
    // 1. Which kits?
    let kits = Kits::load()?;
    let chosen = match &args.name {
        Some(name) => vec![kits.get(name)?],
        None => kits.all()?,
    };
    if chosen.is_empty() {
        shell.status("Kits", NO_KITS);
    }

    // 2. Update each: a kit that can't be updated doesn't stop the others.
    let (mut failed, all) = (0, chosen.len());
    for kit in chosen {
        if let Err(error) = update(&kit, shell) {
            ensure!(all > 1, error);
            shell.warn(format_args!("kit `{}`: {error:#}", kit.name));
            failed += 1;
        }
    }
    match failed {
        0 => Ok(()),
        _ => bail!("{failed} of {all} kits couldn't be updated: see above"),
    }
}

fn update(kit: &Kit, shell: Shell) -> Result<()> {
    let network = Network { offline: false, ask: can_ask(shell), shell };
    let updated = kit.clone().fetch_newest(network)?;
    if updated.commit == kit.commit {
        shell.status("Fresh", format_args!("kit `{}` at `{}`", kit.name, kit.short_commit()));
        return Ok(());
    }
    Kits::edit(|kits| {
        // It may have been removed since then.
        kits.get(kit.name.as_str())?;
        kits.set(&updated);
        Ok(())
    })?;
    let (old, new) = (kit.short_commit(), updated.short_commit());
    shell.status("Updated", format_args!("kit `{}` from `{old}` to `{new}`", kit.name));
    Ok(())
}
