//! What `kit list` prints of a kit.

use serde::Serialize;

use super::kit::Kit;

/// One element of the array that `kit list --format json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KitListing<'a> {
    /// As `kit` commands and `--kind` take it.
    name: &'a str,
    /// Where its repository is, without credentials.
    url: &'a str,
    /// What an update follows, in words, such as "branch `main`".
    reference: String,
    /// The full id of the commit that the templates are taken from.
    commit: &'a str,
    /// Whether its scripts may run.
    trusted: bool,
    #[serde(skip)]
    short_commit: &'a str,
}

impl<'a> From<&'a Kit> for KitListing<'a> {
    fn from(kit: &'a Kit) -> Self {
        Self {
            name: kit.name.as_str(),
            url: &kit.url,
            reference: kit.reference.to_string(),
            commit: &kit.commit,
            trusted: kit.is_trusted(false) || kit.is_trusted(true),
            short_commit: kit.short_commit(),
        }
    }
}

impl KitListing<'_> {
    /// One line.
    pub fn to_text(&self) -> String {
        let trusted = if self.trusted { ", trusted" } else { "" };
        format!("{:<12} {} at `{}`{trusted}: {}", self.name, self.reference, self.short_commit, self.url)
    }
}
