//! The repositories that the user gave a name: `kits.toml` in their config folder.

pub mod check;
pub mod kit_name;
pub mod kits_file;
pub mod listing;

use anyhow::{Context, Result};

pub use kit_name::KitName;
pub use kits_file::Kits;

use crate::template::git::{Source, reference::Reference, url::Url};

/// A repository of templates, and the commit that its templates are taken from until it's updated.
#[derive(Clone, Debug, PartialEq)]
pub struct Kit {
    pub name: KitName,
    pub url: String,
    /// What the commit follows when the kit is updated.
    pub reference: Reference,
    pub commit: String,
    /// The URL and the commit whose scripts may run.
    pub trust: Option<String>,
}

impl Kit {
    /// What an update asks for.
    pub fn newest(&self) -> Result<Source> {
        Ok(Source { url: self.url()?, reference: self.reference.clone(), submodules: false })
    }

    /// What its templates are taken from: the same files until it's updated.
    pub fn pinned(&self) -> Result<Source> {
        Ok(Source { url: self.url()?, reference: Reference::rev(&self.commit)?, submodules: false })
    }

    /// The same, with the user's consent to the scripts that it has now.
    pub fn trusted(self) -> Self {
        Self { trust: Some(self.state()), ..self }
    }

    /// The same without.
    pub fn distrusted(self) -> Self {
        Self { trust: None, ..self }
    }

    /// What `--kind` takes for its template in the folder `path`.
    pub fn kind(&self, path: &str) -> String {
        if path.is_empty() { self.name.to_string() } else { format!("{}/{path}", self.name) }
    }

    /// Whether the user consented to the scripts of this very state.
    pub fn is_trusted(&self) -> bool {
        self.trust.as_deref() == Some(&self.state())
    }

    fn state(&self) -> String {
        format!("{}#{}", self.url, self.commit)
    }

    pub fn url(&self) -> Result<Url> {
        Url::new(&self.url).with_context(|| format!("the URL of the kit `{}`", self.name))
    }
}
