//! Reading TOML so that a fault names its file, line and column.

use std::{ops::Range, path::Path};

use anyhow::{Result, anyhow};
use serde::de::DeserializeOwned;
use toml_edit::{DocumentMut, TomlError};

use super::position::line_and_column;

/// Deserialises `text`, which was read from `path`.
pub fn parse<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T> {
    toml_edit::de::from_str(text).map_err(|error| {
        let is_toml = text.parse::<DocumentMut>().is_ok();
        located(path, text, error.span(), if is_toml { "" } else { "invalid TOML in " }, error.message())
    })
}

/// Parses `text`, which was read from `path`, into a document that keeps comments and formatting.
pub fn document(path: &Path, text: &str) -> Result<DocumentMut> {
    text.parse().map_err(|error: TomlError| located(path, text, error.span(), "invalid TOML in ", error.message()))
}

/// `fault` comes before the place.
fn located(path: &Path, text: &str, span: Option<Range<usize>>, fault: &str, message: &str) -> anyhow::Error {
    let (line, column) = line_and_column(text, span.map_or(0, |span| span.start));
    anyhow!("{fault}`{}`, line {line}, column {column}: {}", path.display(), message.replace('\n', "; "))
}
