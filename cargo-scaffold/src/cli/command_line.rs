//! The whole command line, and how it's read.

use std::{
    ffi::OsString,
    io::{self, IsTerminal},
};

use clap::{
    CommandFactory, Error, FromArgMatches, Parser, Subcommand,
    error::{ContextKind, ContextValue},
};

use super::{
    bench::BenchArgs, build::BuildArgs, foreign_words, kit::KitCommand, list::ListArgs, new::NewArgs, serve::ServeArgs,
    wasm_pack,
};
use crate::base::suggest;

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
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        // Nobody can be asked.
        command = command.mut_subcommand("new", |new| new.mut_arg("destination", |arg| arg.required(true)));
    }
    let group = args.iter().find_map(|arg| command.find_subcommand(arg)).filter(|group| group.has_subcommands());
    let names: Vec<_> = group.unwrap_or(&command).get_subcommands().map(|named| named.get_name().to_owned()).collect();
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let matches = command.try_get_matches_from(args);
    let matches = matches.unwrap_or_else(|error| advised(error, &words, &names).exit());
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// The error with what helps, where we know more than clap.
fn advised(error: Error, words: &[String], names: &[String]) -> Error {
    foreign_words::advise(with_suggestion(wasm_pack::advise(error, words), names))
}

/// clap suggests what shares a beginning with a mistyped subcommand; most slips are others.
fn with_suggestion(mut error: Error, names: &[String]) -> Error {
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidSubcommand) else { return error };
    let near = suggest::near(given, names.iter().map(String::as_str)).map(str::to_owned);
    if let Some(near) = near.filter(|_| error.get(ContextKind::SuggestedSubcommand).is_none()) {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::String(near));
    }
    error
}

/// Start, build and ship Rust + WebAssembly code
#[derive(Parser)]
#[command(name = "cargo-scaffold", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// Print errors and results only
    #[arg(short, long, global = true, display_order = 900)]
    pub quiet: bool,

    /// This is the process that the one with this id supervises
    #[arg(long, hide = true, value_name = "ID")]
    pub supervised: Option<u32>,
}

#[derive(Subcommand)]
pub enum Command {
    New(NewArgs),
    Build(BuildArgs),
    Bench(BenchArgs),
    Serve(ServeArgs),
    List(ListArgs),
    #[command(subcommand)]
    Kit(KitCommand),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
