use anyhow::Result;

use crate::{cli::BuildArgs, term::Shell};

pub fn run(_args: &BuildArgs, _shell: Shell) -> Result<()> {
    anyhow::bail!("`build` is on its way")
}
