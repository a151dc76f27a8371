//! The names of kits.

use std::fmt;

use anyhow::{Result, ensure};

use crate::template::builtin;

/// A kit's name, valid by construction: a plain word that isn't a built-in kind.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct KitName(String);

const MAX_LENGTH: usize = 64;

impl KitName {
    pub fn new(name: &str) -> Result<Self> {
        let shown = name.escape_debug();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        ensure!(
            name.starts_with(|c: char| c.is_ascii_alphanumeric())
                && name.chars().all(plain)
                && name.len() <= MAX_LENGTH,
            "`{shown}` can't be a kit's name: use at most {MAX_LENGTH} letters, digits, `-` and `_`"
        );
        ensure!(!builtin::kinds().contains(&name), "`{shown}` is a built-in kind: choose another name");
        Ok(Self(name.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
