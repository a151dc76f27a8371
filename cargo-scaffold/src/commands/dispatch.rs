//! Which file runs which command.

use anyhow::Result;

use super::{
    build, generate,
    kit::{kit_add, kit_check, kit_list, kit_remove, kit_trust, kit_update},
    list, new,
};
use crate::{
    base::terminal::Shell,
    cli::{Cli, Command, KitCommand},
};

pub fn run(cli: Cli) -> Result<()> {
    let shell = Shell::new(cli.quiet);
    match cli.command {
        Command::New(args) => new::run(&args, shell),
        Command::Build(args) => build::run(args, shell),
        Command::Generate(args) => generate::run(args),
        Command::List(args) => list::run(&args, shell),
        Command::Kit(command) => match command {
            KitCommand::Add(args) => kit_add::run(&args, shell),
            KitCommand::List { format } => kit_list::run(format, shell),
            KitCommand::Update(args) => kit_update::run(&args, shell),
            KitCommand::Remove(args) => kit_remove::run(&args, shell),
            KitCommand::Trust(args) => kit_trust::run(&args, shell),
            KitCommand::Check(args) => kit_check::run(&args, shell),
        },
    }
}
