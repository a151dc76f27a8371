//! Start, build and ship Rust + WebAssembly code.

mod answers;
mod base;
mod bench;
mod cli;
mod commands;
mod disk;
mod kits;
mod make;
mod package;
mod project;
mod serve;
mod template;
mod toolchain;

use std::process::ExitCode;

use base::terminal;

fn main() -> ExitCode {
    let cli = cli::parse();
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(&error);
            ExitCode::FAILURE
        }
    }
}
