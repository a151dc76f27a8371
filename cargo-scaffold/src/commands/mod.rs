//! One file per subcommand, each a short story of calls into the rooms.

mod build;
mod generate;
mod kit;
mod kit_check;
mod list;
mod new;
mod origin;

use anyhow::Result;

use crate::{
    cli::{Cli, Command},
    term::Shell,
};

pub fn run(cli: Cli) -> Result<()> {
    let shell = Shell::new(cli.quiet);
    match cli.command {
        Command::New(args) => new::run(&args, shell),
        Command::Build(args) => build::run(args, shell),
        Command::Generate(args) => generate::run(args),
        Command::List(args) => list::run(&args, shell),
        Command::Kit(command) => kit::run(command, shell),
    }
}
