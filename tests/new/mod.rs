//! `cargo scaffold new`.

mod answers;
mod destination;
mod diagnostics;
mod faults;
mod javascript;
mod kits;
mod names;
mod oracle;
mod output;
mod prompts;
mod sweep;
mod trees;
mod workspace;
mod writing;
