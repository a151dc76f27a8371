//! What `scripts::handover` starts: cargo-generate's library, which prints, asks and exits as it likes.

use anyhow::{Result, anyhow};
use cargo_generate::GenerateArgs;

pub fn run(args: GenerateArgs) -> Result<()> {
    cargo_generate::generate(args).map(drop).map_err(|error| {
        // Without the sign that it puts before some.
        anyhow!("{}", format!("{error:#}").trim_start_matches(|c: char| !c.is_alphanumeric()))
    })
}
