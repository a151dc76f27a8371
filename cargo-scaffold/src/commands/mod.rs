//! One file per subcommand, each a short story of calls into the rooms.

mod build;
mod build_watch;
mod dispatch;
#[cfg(test)]
mod json_guide;
mod kit;
mod list;
mod named_reference;
mod new;
mod serve;
mod supervisor;

pub use dispatch::run;
