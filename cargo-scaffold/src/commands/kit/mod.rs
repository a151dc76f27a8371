//! `cargo scaffold kit`, one file per subcommand.

pub mod kit_add;
pub mod kit_check;
pub mod kit_list;
pub mod kit_remove;
pub mod kit_trust;
pub mod kit_update;
