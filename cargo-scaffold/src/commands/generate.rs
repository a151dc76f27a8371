//! What `make::scripts::cargo_generate` starts: cargo-generate's library, which prints, asks and exits as it likes.

use anyhow::{Result, anyhow};
use cargo_generate::GenerateArgs;

use crate::base::terminal::SilentExit;

pub fn run(args: GenerateArgs) -> Result<()> {
    cargo_generate::generate(args).map(drop).map_err(|_| anyhow!(SilentExit))
}
