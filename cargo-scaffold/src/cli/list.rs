//! The arguments of `list`.

use clap::Args;

use super::format::Format;

/// Show the templates that are built in and those of your kits, or one with all its questions
///
/// Uses no network.
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
