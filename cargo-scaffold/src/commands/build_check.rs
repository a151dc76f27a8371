//! `cargo scaffold build --check`

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{
    base::terminal::{self, Shell},
    cli::Format,
    package::{self, BuildOptions, CheckReport, Crate},
};

/// # Errors
/// The package isn't what a build of the sources would make, as far as it can tell.
pub fn run(options: &BuildOptions, out_dir: Option<PathBuf>, format: Format, shell: Shell) -> Result<()> {
    let folder = match out_dir {
        Some(folder) => folder,
        None => Crate::find(&options.selector)?.root.join("pkg"),
    };
    let differing = package::differences(&folder, &options.mode)?;
    if format == Format::Json {
        terminal::print_json(&CheckReport { differing: differing.clone() })?;
    }
    let Some(first) = differing.first() else {
        shell.status("Checked", format_args!("`{}` is what its sources make", folder.display()));
        return Ok(());
    };
    let more = if differing.len() > 1 { format!(" and {} more", differing.len() - 1) } else { String::new() };
    bail!(
        "`{}` isn't up to date: `{}`{more} changed since it was built: run `cargo scaffold build`",
        folder.display(),
        first.display()
    )
}
