//! Which state of a repository is meant.

use std::panic::AssertUnwindSafe;

use anyhow::{Result, ensure};
use git2::{Commit, Oid, Reference as GitReference, RemoteHead, Repository};

use crate::base::suggest;

/// A branch, a tag, a commit, or the default branch; names are valid by construction, and only ever data.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference {
    Default,
    Branch(String),
    Tag(String),
    /// A commit's id in lower-case hexadecimal, whole or its beginning.
    Rev(String),
}

const WHOLE_ID: usize = 40;

impl Reference {
    pub fn branch(name: &str) -> Result<Self> {
        Self::check_name("branch", "heads", name)?;
        Ok(Self::Branch(name.to_owned()))
    }

    pub fn tag(name: &str) -> Result<Self> {
        Self::check_name("tag", "tags", name)?;
        Ok(Self::Tag(name.to_owned()))
    }

    pub fn rev(id: &str) -> Result<Self> {
        let id = id.to_ascii_lowercase();
        let hexadecimal = id.chars().all(|c| c.is_ascii_hexdigit());
        ensure!(
            hexadecimal && (7..=WHOLE_ID).contains(&id.len()),
            "`{}` is no commit: give 7 to 40 hexadecimal digits, or use `--branch` or `--tag`",
            id.escape_debug()
        );
        Ok(Self::Rev(id))
    }

    /// Its name on the server; a commit's is its id.
    pub fn remote_name(&self) -> String {
        match self {
            Self::Default => "HEAD".to_owned(),
            Self::Branch(name) => format!("refs/heads/{name}"),
            Self::Tag(name) => format!("refs/tags/{name}"),
            Self::Rev(id) => id.clone(),
        }
    }

    /// Where the cache keeps what it stood for when it was last fetched.
    pub fn local_name(&self) -> String {
        format!("refs/scaffold/{}", self.remote_name().trim_start_matches("refs/"))
    }

    /// The id on the server: what it advertises, or the commit itself.
    pub fn find(&self, heads: &[RemoteHead]) -> Option<Oid> {
        match self.whole_id() {
            Some(id) => Some(id),
            None => heads.iter().find(|head| name(head) == Some(&self.remote_name())).map(RemoteHead::oid),
        }
    }

    /// Itself, and the name that was perhaps meant.
    pub fn described_among(&self, heads: &[RemoteHead]) -> String {
        let (folder, name) = match self {
            Self::Branch(name) => ("refs/heads/", name),
            Self::Tag(name) => ("refs/tags/", name),
            Self::Default | Self::Rev(_) => return "commit to start from: name a branch with `--branch`".to_owned(),
        };
        let known: Vec<_> = heads.iter().filter_map(|head| self::name(head)?.strip_prefix(folder)).collect();
        format!("{self}: {}", suggest::among(name, known))
    }

    /// The commit that the cache has for it.
    pub fn cached<'a>(&self, repository: &'a Repository) -> Option<Commit<'a>> {
        match self {
            Self::Rev(id) => repository.find_commit_by_prefix(id).ok(),
            _ => repository
                .find_reference(&self.local_name())
                .ok()
                .as_ref()
                .and_then(|r| GitReference::peel_to_commit(r).ok()),
        }
    }

    /// Whether it stands for the same commit forever.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Rev(_))
    }

    pub fn whole_id(&self) -> Option<Oid> {
        match self {
            Self::Rev(id) if id.len() == WHOLE_ID => Oid::from_str(id).ok(),
            _ => None,
        }
    }

    fn check_name(what: &str, folder: &str, name: &str) -> Result<()> {
        let valid = GitReference::is_valid_name(&format!("refs/{folder}/{name}"));
        ensure!(valid && !name.contains('*'), "`{}` can't be the name of a {what}", name.escape_debug());
        Ok(())
    }
}

/// git2 panics on a name that isn't UTF-8; nobody can ask for such a one.
fn name<'a>(head: &'a RemoteHead<'_>) -> Option<&'a str> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let name = std::panic::catch_unwind(AssertUnwindSafe(|| head.name())).ok();
    std::panic::set_hook(hook);
    name
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("the default branch"),
            Self::Branch(name) => write!(f, "branch `{name}`"),
            Self::Tag(name) => write!(f, "tag `{name}`"),
            Self::Rev(id) => write!(f, "commit `{id}`"),
        }
    }
}
