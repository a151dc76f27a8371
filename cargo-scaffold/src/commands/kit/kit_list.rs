use anyhow::Result;

use crate::{
    base::terminal::Shell,
    cli::Format,
    kits::{Kits, kit_listing::KitListing, kits_file::NO_KITS},
};

pub fn run(format: Format, shell: Shell) -> Result<()> {
    let kits = Kits::load()?.all()?;
    let listings: Vec<_> = kits.iter().map(KitListing::from).collect();
    match format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&listings)?),
        Format::Human if kits.is_empty() => shell.status("Kits", NO_KITS),
        Format::Human => listings.iter().for_each(|kit| println!("{}", kit.to_text())),
    }
    Ok(())
}
