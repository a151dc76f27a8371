use anyhow::Result;

use crate::{
    base::terminal::{self, Shell},
    cli::Format,
    kits::{Kits, kit_listing::KitListing, kits_file::NO_KITS},
};

pub fn run(format: Format, shell: Shell) -> Result<()> {
    let kits = Kits::load()?.all()?;
    let listings: Vec<_> = kits.iter().map(KitListing::from).collect();
    match format {
        Format::Json => terminal::print_json(&listings),
        Format::Human if kits.is_empty() => {
            shell.status("Kits", NO_KITS);
            Ok(())
        }
        Format::Human => listings.iter().try_for_each(|kit| terminal::print(kit.to_text() + "\n")),
    }
}
