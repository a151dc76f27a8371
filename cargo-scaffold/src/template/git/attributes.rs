//! What `.gitattributes` says about line endings.

use anyhow::Result;
use git2::{AttrCheckFlags, AttrValue, Index, Repository, Tree};

use super::{
    line_endings::LineEndings,
    tree_entry::{TreeEntry, TreeEntryKind},
};

/// Sets the line endings of `entries` as the attributes in `tree` say. The user's own settings, such as
/// `core.autocrlf`, change nothing: a template is the same for everybody.
pub fn look_up(repository: &Repository, tree: &Tree, entries: &mut [TreeEntry]) -> Result<()> {
    if !entries.iter().any(|entry| entry.path.ends_with(".gitattributes")) {
        return Ok(());
    }
    let mut index = Index::new()?;
    index.read_tree(tree)?;
    repository.set_index(&mut index)?;
    let only_here = AttrCheckFlags::INDEX_ONLY | AttrCheckFlags::NO_SYSTEM;
    for entry in entries.iter_mut().filter(|entry| matches!(entry.kind, TreeEntryKind::File { .. })) {
        let attribute = |name| repository.get_attr_bytes(&entry.path, name, only_here).map(AttrValue::from_bytes);
        entry.line_endings = match (attribute("eol")?, attribute("text")?) {
            (AttrValue::String("crlf"), AttrValue::String("auto")) => LineEndings::CrlfInText,
            (AttrValue::String("crlf"), text) if text != AttrValue::False => LineEndings::Crlf,
            _ => LineEndings::Kept,
        };
    }
    Ok(())
}
