//! Line endings: a repository has `\n`, and its `.gitattributes` can say that files are written with `\r\n`.

use std::borrow::Cow;

use anyhow::Result;
use git2::{AttrCheckFlags, AttrValue, Index, Repository, Tree};

use super::tree::{Entry, Kind};

/// What is to become of a file's line endings (<https://git-scm.com/docs/gitattributes#_text>).
#[derive(Clone, Copy, PartialEq)]
pub enum LineEndings {
    Kept,
    Crlf,
    /// Unless the file looks binary, or has such endings already.
    CrlfInText,
}

/// Looks up what the attributes of `tree` say of each of `entries`. What the user has set up for all repositories, such
/// as `core.autocrlf`, changes nothing: a template is the same for everybody.
pub fn look_up(repository: &Repository, tree: &Tree, entries: &mut [Entry]) -> Result<()> {
    if !entries.iter().any(|entry| entry.path.ends_with(".gitattributes")) {
        return Ok(());
    }
    let mut index = Index::new()?;
    index.read_tree(tree)?;
    repository.set_index(&mut index)?;
    let only_here = AttrCheckFlags::INDEX_ONLY | AttrCheckFlags::NO_SYSTEM;
    for entry in entries.iter_mut().filter(|entry| matches!(entry.kind, Kind::File { .. })) {
        let attribute = |name| repository.get_attr_bytes(&entry.path, name, only_here).map(AttrValue::from_bytes);
        entry.line_endings = match (attribute("eol")?, attribute("text")?) {
            (AttrValue::String("crlf"), AttrValue::String("auto")) => LineEndings::CrlfInText,
            (AttrValue::String("crlf"), text) if text != AttrValue::False => LineEndings::Crlf,
            _ => LineEndings::Kept,
        };
    }
    Ok(())
}

impl LineEndings {
    pub fn applied(self, contents: &[u8]) -> Cow<'_, [u8]> {
        let convert = match self {
            Self::Kept => false,
            Self::Crlf => true,
            Self::CrlfInText => !contents.contains(&b'\r') && !contents.contains(&0),
        };
        if !convert {
            return Cow::Borrowed(contents);
        }
        let mut converted = Vec::with_capacity(contents.len() + contents.len() / 16);
        for &byte in contents {
            if byte == b'\n' && converted.last() != Some(&b'\r') {
                converted.push(b'\r');
            }
            converted.push(byte);
        }
        Cow::Owned(converted)
    }
}
