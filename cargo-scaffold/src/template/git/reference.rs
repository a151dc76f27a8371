//! Which state of a repository is meant.

use std::fmt;

use anyhow::{Result, bail, ensure};
use git2::{Commit, Oid, Repository};

use super::remote_heads::RemoteHeads;
use crate::base::suggest;

/// A branch, a tag, a commit, or the default branch; names are valid by construction, so none can be taken for an
/// option or a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference {
    Default,
    Branch(String),
    Tag(String),
    /// A commit's id in lower-case hexadecimal digits: all 40, or its beginning.
    Rev(String),
}

/// A reference as the user names it: by one of these at most.
pub struct ReferenceNames<'a> {
    pub branch: Option<&'a str>,
    pub tag: Option<&'a str>,
    pub rev: Option<&'a str>,
}

const ID_LENGTH: usize = 40;

impl Reference {
    pub fn named(names: &ReferenceNames) -> Result<Self> {
        match (names.branch, names.tag, names.rev) {
            (None, None, None) => Ok(Self::Default),
            (Some(name), None, None) => Self::branch(name),
            (None, Some(name), None) => Self::tag(name),
            (None, None, Some(id)) => Self::rev(id),
            _ => bail!("it has more than one of `branch`, `tag` and `rev`"),
        }
    }

    pub fn branch(name: &str) -> Result<Self> {
        check_name("branch", "heads", name)?;
        Ok(Self::Branch(name.to_owned()))
    }

    pub fn tag(name: &str) -> Result<Self> {
        check_name("tag", "tags", name)?;
        Ok(Self::Tag(name.to_owned()))
    }

    pub fn rev(id: &str) -> Result<Self> {
        let id = id.to_ascii_lowercase();
        let is_hexadecimal = id.chars().all(|c| c.is_ascii_hexdigit());
        ensure!(
            is_hexadecimal && (7..=ID_LENGTH).contains(&id.len()),
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

    /// The name under which the cache keeps what was last fetched for it.
    pub fn local_name(&self) -> String {
        format!("refs/scaffold/{}", self.remote_name().trim_start_matches("refs/"))
    }

    /// The id on the server: what it advertises, or the commit itself.
    pub fn find(&self, heads: &RemoteHeads) -> Option<Oid> {
        self.full_id().or_else(|| heads.id_of(&self.remote_name()))
    }

    /// Itself, for the message that the server doesn't have it, and the name that was perhaps meant.
    pub fn described_among(&self, heads: &RemoteHeads) -> String {
        let (prefix, name) = match self {
            Self::Branch(name) => ("refs/heads/", name),
            Self::Tag(name) => ("refs/tags/", name),
            Self::Default | Self::Rev(_) => return "commit to start from: name a branch with `--branch`".to_owned(),
        };
        format!("{self}: {}", suggest::among(name, heads.names_with(prefix)))
    }

    /// The commit that the cache has for it.
    pub fn cached<'a>(&self, repository: &'a Repository) -> Option<Commit<'a>> {
        match self {
            Self::Rev(id) => repository.find_commit_by_prefix(id).ok(),
            _ => repository.find_reference(&self.local_name()).and_then(|found| found.peel_to_commit()).ok(),
        }
    }

    /// Whether it always stands for the same commit.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Rev(_))
    }

    fn full_id(&self) -> Option<Oid> {
        match self {
            Self::Rev(id) if id.len() == ID_LENGTH => Oid::from_str(id).ok(),
            _ => None,
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("the default branch"),
            Self::Branch(name) => write!(f, "branch `{name}`"),
            Self::Tag(name) => write!(f, "tag `{name}`"),
            Self::Rev(id) => write!(f, "commit `{id}`"),
        }
    }
}

fn check_name(what: &str, folder: &str, name: &str) -> Result<()> {
    let is_valid = git2::Reference::is_valid_name(&format!("refs/{folder}/{name}"));
    ensure!(is_valid && !name.contains('*'), "`{}` can't be the name of a {what}", name.escape_debug());
    Ok(())
}
