use anyhow::Result;

use crate::{
    base::terminal::Shell,
    cli::KitRemoveArgs,
    kits::{KitName, Kits},
    template::git,
};

pub fn run(args: &KitRemoveArgs, shell: Shell) -> Result<()> {
    let name = KitName::new(&args.name)?;
    if let Some(unused) = Kits::edit(|kits| kits.remove(&name))? {
        git::remove(&unused, shell)?;
    }
    shell.status("Removed", format_args!("kit `{name}`"));
    Ok(())
}
