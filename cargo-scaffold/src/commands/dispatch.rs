//! Which command was asked for.

use anyhow::Result;

use super::{build, generate, kit, list, new};
use crate::{
    base::terminal::Shell,
    cli::{Cli, Command},
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
