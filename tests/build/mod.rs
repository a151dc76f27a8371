//! `cargo scaffold build`.

mod boundary;
mod check;
mod contents;
mod crash;
mod crates;
mod documents;
mod in_terminal;
mod javascript;
mod manifest;
mod out_dir;
mod refusals;
mod remedies;
mod types_guide;
mod versions;
mod wasm_opt;
mod wasm_pack;
mod watch;
