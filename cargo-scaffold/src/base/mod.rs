//! What every room needs, and what knows of no room.

pub mod confirm;
pub mod memory;
pub mod npm_name;
pub mod parallel;
pub mod position;
pub mod rel_path;
pub mod shell_word;
pub mod suggest;
pub mod terminal;
pub mod toml;
pub mod watch;
