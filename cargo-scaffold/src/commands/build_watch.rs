//! `cargo scaffold build --watch`

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    base::terminal::{self, Shell},
    cli::Format,
    package::{BuildOptions, PackageWatch},
};

/// Never ends by itself.
pub fn run(options: BuildOptions, out_dir: Option<PathBuf>, format: Format, shell: Shell) -> Result<()> {
    let mut watch = PackageWatch::start(options, out_dir, shell)?;
    loop {
        let event = watch.build();
        if format == Format::Json {
            terminal::print_json_line(&event)?;
        }
        watch.wait()?;
    }
}
