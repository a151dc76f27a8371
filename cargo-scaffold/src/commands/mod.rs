//! One file per subcommand, each a short story of calls into the rooms.

mod bench;
mod build;
mod build_check;
mod build_watch;
mod dispatch;
mod first_questions;
#[cfg(test)]
mod json_guide;
mod kit;
mod link_consent;
mod list;
mod named_reference;
mod new;
mod serve;
mod supervisor;

pub use dispatch::run;
