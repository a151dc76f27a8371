//! One file per subcommand, each a short story of calls into the rooms.

mod build;

use anyhow::Result;

use crate::{
    cli::{Cli, Command},
    term::Shell,
};

pub fn run(cli: Cli) -> Result<()> {
    let shell = Shell::new(cli.quiet);
    match cli.command {
        Command::New(_args) => anyhow::bail!("`new` is on its way"),
        Command::Build(args) => build::run(args, shell),
    }
}
