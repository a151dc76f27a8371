//! Which file runs which command.

use anyhow::Result;

use super::{
    bench, build,
    kit::{kit_add, kit_check, kit_list, kit_remove, kit_trust, kit_update},
    list, new, serve, supervisor,
};
use crate::{
    base::{confirm::can_ask, terminal::Shell},
    cli::{Cli, Command, KitCommand},
    template::builtin,
};

pub fn run(cli: Cli) -> Result<()> {
    let shell = Shell::new(cli.quiet);
    match cli.supervised {
        Some(parent) => supervisor::end_with(parent)?,
        #[cfg(unix)]
        None if goes_on(&cli.command) => return supervisor::run_in_group(),
        None if reads_foreign_template(&cli.command, shell) => return supervisor::run_supervised(),
        None => {}
    }
    match cli.command {
        Command::New(args) => new::run(&args, shell),
        Command::Build(args) => build::run(args, shell),
        Command::Bench(args) => bench::run(args, shell),
        Command::Serve(args) => serve::run(args, shell),
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

/// Whether the command goes on until the user ends it.
#[cfg(unix)]
fn goes_on(command: &Command) -> bool {
    match command {
        Command::Build(args) => args.watch,
        Command::Serve(_) => true,
        _ => false,
    }
}

/// Whether the command may read a template that isn't ours, or prompts, which hides the cursor meanwhile.
fn reads_foreign_template(command: &Command, shell: Shell) -> bool {
    match command {
        Command::New(args) => {
            let is_foreign = args.path.is_some()
                || args.git.is_some()
                || args.kind.as_deref().is_some_and(|kind| !builtin::is_kind(kind));
            is_foreign || !args.yes && can_ask(shell)
        }
        Command::Build(_) | Command::Bench(_) | Command::Serve(_) => false,
        Command::List(_) | Command::Kit(_) => true,
    }
}
