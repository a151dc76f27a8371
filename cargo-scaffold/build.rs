//! Checks the templates that are embedded, and rebuilds the crate when they change: the macro that embeds them is opaque
//! to cargo.
#![expect(clippy::disallowed_macros, reason = "cargo reads what a build script prints")]

use std::{fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=templates");
    for kind in kinds() {
        // A checkout without symbolic links has files here that hold the links' targets.
        if !kind.is_dir() {
            println!(
                "cargo::error=`{}` isn't a folder: run `git config core.symlinks true`, then `git checkout -- cargo-scaffold`",
                kind.display()
            );
        }
        println!("cargo::rerun-if-changed={}/", kind.display());
    }
}

fn kinds() -> Vec<PathBuf> {
    let entries = fs::read_dir("templates").expect("the folder `templates` is part of the crate");
    entries.map(|entry| entry.expect("a readable entry").path()).collect()
}
