//! The whole command line, and how it's read.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::{build::BuildArgs, kit::KitCommand, list::ListArgs, new::NewArgs, wasm_pack};

/// Parses the process's arguments; on wrong usage, prints the error and exits with code 2.
///
/// Cargo runs `cargo scaffold new` as `cargo-scaffold scaffold new`: that `scaffold` is dropped, and the help says
/// `cargo scaffold`.
pub fn parse() -> Cli {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let mut command = Cli::command();
    if args.get(1).is_some_and(|arg| arg == "scaffold") {
        args.remove(1);
        command = command.bin_name("cargo scaffold");
    }
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let matches = command.try_get_matches_from(args).unwrap_or_else(|error| wasm_pack::advise(error, &words).exit());
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// Start, build and ship Rust + WebAssembly code
#[derive(Parser)]
#[command(name = "cargo-scaffold", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// Print errors and results only
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Subcommand)]
pub enum Command {
    New(NewArgs),
    Build(BuildArgs),
    List(ListArgs),
    #[command(subcommand)]
    Kit(KitCommand),
    /// What `new` runs for a template with scripts
    #[command(hide = true)]
    Generate(cargo_generate::GenerateArgs),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
