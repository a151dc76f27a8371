//! A repository that the user gave a name.

use anyhow::{Context, Result};

use super::kit_name::KitName;
use crate::template::git::{self, GitSource, GitUrl, Network, Reference};

/// A repository of templates, and the commit that its templates are taken from until it's updated.
#[derive(Clone, Debug, PartialEq)]
pub struct Kit {
    pub name: KitName,
    pub url: String,
    /// The branch or tag that an update follows.
    pub reference: Reference,
    pub commit: String,
    /// The URL and the commit whose scripts may run, and whether that holds for its submodules.
    pub trust: Option<String>,
}

impl Kit {
    /// Fetches the newest commit of `reference`, and pins the kit to it.
    pub fn fetch_newest(self, network: Network) -> Result<Self> {
        let newest = GitSource { url: self.url()?, reference: self.reference.clone(), submodules: false };
        let commit = git::checkout(&newest, network)?.commit.to_string();
        Ok(Self { commit, ..self })
    }

    /// The commit that the kit is pinned to: its templates are the same until it's updated.
    pub fn pinned(&self) -> Result<GitSource> {
        Ok(GitSource { url: self.url()?, reference: Reference::rev(&self.commit)?, submodules: false })
    }

    /// This kit with the user's consent to the scripts that it has now.
    pub fn trusted(self, submodules: bool) -> Self {
        Self { trust: Some(self.state(submodules)), ..self }
    }

    /// This kit without the user's consent.
    pub fn distrusted(self) -> Self {
        Self { trust: None, ..self }
    }

    /// What `--kind` takes for its template in the folder `path`.
    pub fn kind(&self, path: &str) -> String {
        if path.is_empty() { self.name.to_string() } else { format!("{}/{path}", self.name) }
    }

    /// Whether the user consented to the scripts of this commit, with its submodules or without.
    pub fn is_trusted(&self, submodules: bool) -> bool {
        self.trust.as_deref() == Some(&self.state(submodules))
    }

    pub fn url(&self) -> Result<GitUrl> {
        GitUrl::new(&self.url).with_context(|| format!("the URL of the kit `{}`", self.name))
    }

    /// As git shortens a commit's id.
    pub fn short_commit(&self) -> &str {
        self.commit.get(..7).unwrap_or(&self.commit)
    }

    fn state(&self, submodules: bool) -> String {
        format!("{}#{}{}", self.url, self.commit, if submodules { " with submodules" } else { "" })
    }
}
