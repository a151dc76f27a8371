//! One file per subcommand, each a short story of calls into the rooms.

pub mod build;
pub mod dispatch;
pub mod generate;
pub mod kit;
pub mod list;
pub mod new;

pub use dispatch::run;
