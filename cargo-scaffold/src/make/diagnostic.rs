//! What is wrong with a template and yet didn't stop its rendering.

use std::fmt;

/// A fault of the template that rendering got over.
pub struct Fault {
    pub file: String,
    /// Counted from 1; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.escape_debug();
        match self.line {
            Some(line) => write!(f, "template file `{file}`, line {line}: {}", self.message),
            None => write!(f, "template file `{file}`: {}", self.message),
        }
    }
}
