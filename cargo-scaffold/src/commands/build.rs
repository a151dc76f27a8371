use std::path::Path;

use anyhow::Result;

use crate::{
    cli::{BuildArgs, Format},
    term::Shell,
};

pub fn run(_args: &BuildArgs, _shell: Shell) -> Result<()> {
    anyhow::bail!("`build` is on its way")
}

/// Builds the crate in `folder` as `cargo scaffold build` does there.
pub fn project(_folder: &Path, _format: Format, _shell: Shell) -> Result<()> {
    anyhow::bail!("`build` is on its way")
}
