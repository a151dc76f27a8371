//! What is wrong with a template although it can be rendered: cargo-generate says nothing of it.

use std::fmt;

/// A problem in a template's file.
pub struct Diagnostic {
    pub file: String,
    /// Counted from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.escape_debug();
        match self.line {
            Some(line) => write!(f, "template file `{file}`, line {line}: {}", self.message),
            None => write!(f, "template file `{file}`: {}", self.message),
        }
    }
}
