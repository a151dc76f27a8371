//! `cargo-generate`'s own command line over its library.
use cargo_generate::Cli;
use clap::Parser;

fn main() -> anyhow::Result<()> {
    let Cli::Generate(args) = Cli::parse();
    cargo_generate::generate(args)?;
    Ok(())
}
