//! The arguments of `list`.

use clap::Args;

use super::format::Format;

/// List the built-in templates and those of your kits, or show one with its questions
///
/// Doesn't use the network.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold list
  cargo scaffold list lib
  cargo scaffold list --format json")]
pub struct ListArgs {
    /// A built-in kind, `KIT`, or `KIT/TEMPLATE`
    pub kind: Option<String>,

    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
