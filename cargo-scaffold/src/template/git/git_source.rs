//! What to take from which repository.

use super::{git_url::GitUrl, reference::Reference};

/// A state of a repository.
#[derive(Clone)]
pub struct GitSource {
    pub url: GitUrl,
    pub reference: Reference,
    /// Whether to fetch its submodules too.
    pub submodules: bool,
}
