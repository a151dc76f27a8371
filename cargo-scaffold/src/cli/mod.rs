//! The command line: arguments and their help, nothing else.

mod bench;
mod build;
mod command_line;
mod crate_args;
mod foreign_words;
mod format;
mod kit;
mod list;
mod new;
mod reference;
mod serve;
mod wasm_pack;

pub use self::{
    bench::BenchArgs,
    build::BuildArgs,
    command_line::{Cli, Command, parse},
    format::Format,
    kit::{KitAddArgs, KitCheckArgs, KitCommand, KitRemoveArgs, KitTrustArgs, KitUpdateArgs},
    list::ListArgs,
    new::{NewArgs, Vcs},
    reference::ReferenceArgs,
    serve::ServeArgs,
};
