//! Start, build and ship Rust + WebAssembly code.

mod answers;
mod check;
mod cli;
mod commands;
mod kits;
mod memory;
mod npm;
mod package;
mod parallel;
mod project;
mod render;
mod scripts;
mod suggest;
mod template;
mod term;
mod toml;

use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::parse();
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            term::error(&error);
            ExitCode::FAILURE
        }
    }
}
