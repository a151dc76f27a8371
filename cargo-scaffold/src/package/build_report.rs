//! What a build did: how long each step took, and how large the package's files are.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;

use super::{
    assemble::package_file::PackageFile, kilobytes::kilobytes, optimise::WasmOptOutcome, step_timer::TimedStep,
};
use crate::base::{shell_word::shell_word, terminal::Shell};

/// The result of a build, as `--format json` prints it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BuildReport {
    /// The package's name on npm, with its scope.
    pub name: String,
    /// The package's version, as its `package.json` has it.
    pub version: String,
    /// The names of the functions, classes and enums that JavaScript can import. Sorted.
    pub exports: Vec<String>,
    /// Absolute path of the folder that holds the package.
    pub out_dir: PathBuf,
    /// Version of the wasm-bindgen that generated the bindings.
    pub wasm_bindgen: String,
    /// What `wasm-opt` did, or why it wasn't run.
    pub wasm_opt: WasmOptOutcome,
    /// The steps that were done, in their order. What wasn't done is left out.
    pub steps: Vec<TimedStep>,
    /// All files of the package, sorted by path.
    pub files: Vec<FileSize>,
}

/// The size of a file in the package.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FileSize {
    /// Relative to `out_dir`, with forward slashes.
    pub path: String,
    /// Size in bytes.
    pub bytes: usize,
    /// Size in bytes after compression with gzip at its highest level.
    pub gzip: usize,
}

impl FileSize {
    pub fn of(file: &PackageFile) -> Result<Self> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&file.contents)?;
        let gzip = encoder.finish()?.len();
        Ok(Self { path: file.path.clone(), bytes: file.contents.len(), gzip })
    }
}

impl BuildReport {
    /// Prints the sizes of the files that every user of the package loads, and where the package is.
    pub fn print(&self, shell: Shell) {
        for size in self.files.iter().filter(|size| size.path.ends_with("_bg.wasm") || size.path.ends_with("_bg.js")) {
            let (bytes, gzip) = (kilobytes(size.bytes), kilobytes(size.gzip));
            shell.status("Size", format_args!("{bytes}, {gzip} gzip: {}", size.path));
        }
        let out_dir = shown(&self.out_dir).display();
        shell.status("Finished", format_args!("{} {} in `{out_dir}`", self.name, self.version));
    }

    /// Prints how to use the package, for a person who may not know.
    pub fn print_use(&self, shell: Shell) {
        if shell.is_read() && !self.exports.is_empty() {
            let names = self.exports.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
            let (name, out_dir) = (&self.name, shell_word(&self.out_dir.to_string_lossy()));
            shell.line(format_args!(
                "\nIn a JavaScript project:\n  npm install {out_dir}\n  import {{ {names} }} from \"{name}\";"
            ));
        }
    }
}

/// Relative to the current folder, if it's below that.
pub fn shown(path: &Path) -> &Path {
    let below = std::env::current_dir().ok().and_then(|folder| path.strip_prefix(folder).ok());
    below.filter(|below| !below.as_os_str().is_empty()).unwrap_or(path)
}
