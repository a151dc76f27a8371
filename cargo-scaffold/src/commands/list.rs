use anyhow::Result;

use crate::{
    base::terminal::{self, Shell},
    cli::{Format, ListArgs},
    kits::{catalog, listing::Listing},
};

pub fn run(args: &ListArgs, shell: Shell) -> Result<()> {
    let listings = match &args.kind {
        None => catalog::all(shell)?,
        Some(kind) => catalog::of_kind(kind, shell)?,
    };
    let text = if args.kind.is_some() { Listing::details } else { Listing::summary };
    match args.format {
        Format::Json => terminal::print_json(&listings),
        Format::Human => listings.iter().try_for_each(|listing| terminal::print(text(listing))),
    }
}
