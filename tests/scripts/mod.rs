//! Templates with hooks, commands and `rhai` filters: refused before consent, and then as cargo-generate renders them.
#![cfg(unix)]

mod consent;
mod promises;
mod refused;
mod rendered;

use std::path::PathBuf;

use tests::repository::root;

fn template(name: &str) -> PathBuf {
    root().join("tests/fixtures/scripts").join(name)
}
