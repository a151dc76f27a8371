//! One file per subcommand, each a short story of calls into the rooms.

mod build;
mod dispatch;
mod generate;
#[cfg(test)]
mod json_guide;
mod kit;
mod list;
mod named_reference;
mod new;

pub use dispatch::run;
