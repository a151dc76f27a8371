//! What a build did: how long each step took, and how large what it made is.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;

use super::{
    assemble::entries::PackageFile,
    optimise::WasmOpt,
    step_timer::{Step, kilobytes},
};
use crate::base::terminal::Shell;

/// The result of a build, as `--format json` prints it.
#[derive(Serialize)]
pub struct Report {
    /// The package's name on npm.
    pub name: String,
    pub version: String,
    /// Absolute path of the folder that holds the package.
    pub out_dir: PathBuf,
    /// The wasm-bindgen that made the bindings.
    pub wasm_bindgen: String,
    pub wasm_opt: WasmOpt,
    pub steps: Vec<Step>,
    /// Everything in the package, sorted by path.
    pub files: Vec<Size>,
}

/// The size of a file, as it is and compressed.
#[derive(Serialize)]
pub struct Size {
    /// Relative to `out_dir`, with forward slashes.
    pub path: String,
    pub bytes: usize,
    pub gzip: usize,
}

impl Size {
    pub fn of(file: &PackageFile) -> Result<Self> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&file.contents)?;
        let gzip = encoder.finish()?.len();
        Ok(Self { path: file.path.clone(), bytes: file.contents.len(), gzip })
    }
}

impl Report {
    /// The sizes of what every user of the package loads, and where it is.
    pub fn print(&self, shell: Shell) {
        for size in self.files.iter().filter(|size| size.path.ends_with("_bg.wasm") || size.path.ends_with("_bg.js")) {
            let (bytes, gzip) = (kilobytes(size.bytes), kilobytes(size.gzip));
            shell.status("Size", format_args!("{bytes}, {gzip} gzip: {}", size.path));
        }
        shell
            .status("Finished", format_args!("{} {} in `{}`", self.name, self.version, shown(&self.out_dir).display()));
    }
}

/// Relative to the current folder, where it's below.
fn shown(path: &Path) -> &Path {
    let below = std::env::current_dir().ok().and_then(|folder| path.strip_prefix(folder).ok());
    below.filter(|below| !below.as_os_str().is_empty()).unwrap_or(path)
}
