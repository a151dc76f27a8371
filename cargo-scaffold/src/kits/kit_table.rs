//! A kit as a table of `kits.toml`.

use anyhow::{Context, Result};
use toml_edit::{Item, TableLike, value};

use super::{kit::Kit, kit_name::KitName};
use crate::template::git::{Reference, ReferenceNames};

/// The kit `name`, which `table` describes.
pub fn read(name: &str, table: &dyn TableLike) -> Result<Kit> {
    let text = |key: &str| match table.get(key) {
        None => Ok(None),
        Some(item) => item.as_str().map(Some).with_context(|| format!("`{key}` isn't a string")),
    };
    let names = ReferenceNames { branch: text("branch")?, tag: text("tag")?, rev: text("rev")? };
    let reference = Reference::named(&names)?;
    let url = text("url")?.context("it has no `url`")?.to_owned();
    let commit = text("commit")?.context("it has no `commit`: add it again")?.to_owned();
    let trust = text("trust")?.map(str::to_owned);
    Ok(Kit { name: KitName::new(name)?, url, reference, commit, trust })
}

/// Writes `kit` to `table`, over an older state of it.
pub fn write(kit: &Kit, table: &mut dyn TableLike) {
    let reference = match &kit.reference {
        Reference::Default => None,
        Reference::Branch(name) => Some(("branch", name)),
        Reference::Tag(name) => Some(("tag", name)),
        Reference::Rev(id) => Some(("rev", id)),
    };
    set(table, "url", &kit.url);
    reference.into_iter().for_each(|(key, name)| set(table, key, name));
    set(table, "commit", &kit.commit);
    match &kit.trust {
        Some(state) => set(table, "trust", state),
        None => drop(table.remove("trust")),
    }
}

/// Keeps the comments around an old value.
fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    let mut new = value(text);
    if let (Some(old), Some(new)) = (table.get(key).and_then(Item::as_value), new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    table.insert(key, new);
}
