use anyhow::{Result, ensure};

use crate::{
    base::{
        confirm::{can_ask, confirm},
        terminal::{self, Shell},
    },
    cli::KitTrustArgs,
    kits::{Kits, kit_scripts},
    template::git::Network,
};

pub fn run(args: &KitTrustArgs, shell: Shell) -> Result<()> {
    let kit = Kits::load()?.get(&args.name)?;
    if args.revoke {
        Kits::edit(|kits| kits.replace(&kit, &kit.clone().distrusted()))?;
        shell.status("Revoked", format_args!("the consent to the scripts of kit `{}`", kit.name));
        return Ok(());
    }

    // 1. Which scripts would run?
    let network = Network { offline: false, ask: can_ask(shell), shell };
    let scripts = kit_scripts::find(&kit, args.submodules, network)?;
    let templates = &scripts.templates;
    templates.iter().for_each(|(kind, scripts)| terminal::show(format_args!("`{kind}`\n{scripts}")));
    if templates.is_empty() {
        shell.status("Trusted", format_args!("kit `{}` has no scripts: it needs no consent", kit.name));
        return Ok(());
    }

    // 2. Does the user consent?
    if !args.yes {
        ensure!(can_ask(shell), "read the above, then run again with `--yes`: nothing is trusted yet");
        ensure!(confirm("May these scripts run, with your permissions?", Some(false))?, "nothing is trusted");
    }

    // 3. Remember the consent, if the kit hasn't changed since then.
    Kits::edit(|kits| kits.replace(&kit, &kit.clone().trusted(scripts.with_submodules)))?;
    shell.status("Trusted", format_args!("kit `{}` at `{}`: its scripts may run", kit.name, kit.short_commit()));
    Ok(())
}
