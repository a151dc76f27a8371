//! Joining the cargo workspace around a new project, as `cargo new` does; comments and formatting stay.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;
use glob::{MatchOptions, Pattern};
use toml_edit::{Array, DocumentMut, Item, TableLike, Value};

use super::changes::Changes;
use crate::{base::toml, disk::staging};

/// A workspace's manifest with one more member.
pub struct Join {
    pub manifest: PathBuf,
    pub changes: Changes,
}

/// The manifest of the surrounding workspace, which would take the project at `destination` for its own.
pub fn around(destination: &Path) -> Result<Option<PathBuf>> {
    let Some((path, _, document)) = find(destination, true)? else { return Ok(None) };
    let workspace = document["workspace"].as_table_like().context("found by its workspace")?;
    let member = member(&path, destination)?;
    Ok((!excludes(workspace, &member)).then_some(path))
}

/// What the surrounding workspace needs so that the project at `destination` can be built. Unless it's a dry run, what a
/// killed run left half done in the workspace's folder is finished or undone first.
///
/// `None` where there's no workspace, or one that already covers or excludes the project.
pub fn join(destination: &Path, dry_run: bool) -> Result<Option<Join>> {
    let Some((path, text, mut document)) = find(destination, dry_run)? else { return Ok(None) };
    let member = member(&path, destination)?;
    let workspace = document["workspace"].as_table_like_mut().context("found by its workspace")?;
    if covers(workspace, &member) || excludes(workspace, &member) {
        return Ok(None);
    }
    let members = workspace.entry("members").or_insert(Item::Value(Value::Array(Array::new())));
    let members = members
        .as_array_mut()
        .with_context(|| format!("`workspace.members` in `{}` isn't an array: correct it first", path.display()))?;
    add(members, &member);
    let changes = Changes::edit(&path, &text, with_line_ends_of(&text, &document.to_string()))?;
    Ok(Some(Join { manifest: path, changes }))
}

/// The project at `destination` as the workspace's manifest at `path` names it.
fn member(path: &Path, destination: &Path) -> Result<String> {
    let root = path.parent().context("a manifest has a folder")?;
    Ok(destination.strip_prefix(root)?.to_string_lossy().replace('\\', "/"))
}

/// The nearest manifest above `destination` that has a `[workspace]`.
fn find(destination: &Path, dry_run: bool) -> Result<Option<(PathBuf, String, DocumentMut)>> {
    for folder in destination.ancestors().skip(1) {
        let path = folder.join("Cargo.toml");
        if path.is_file() {
            if !dry_run {
                staging::recover(folder);
            }
            let text = fs::read_to_string(&path)?;
            let document = toml::document(&path, &text)?;
            if document.get("workspace").is_some_and(Item::is_table_like) {
                return Ok(Some((path, text, document)));
            }
        }
    }
    Ok(None)
}

fn covers(workspace: &dyn TableLike, member: &str) -> bool {
    let options = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
    strings(workspace, "members").any(|pattern| {
        let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
        Pattern::new(pattern).is_ok_and(|pattern| pattern.matches_with(member, options))
    })
}

fn excludes(workspace: &dyn TableLike, member: &str) -> bool {
    strings(workspace, "exclude").any(|excluded| {
        let excluded = Path::new(excluded.trim_start_matches("./"));
        Path::new(member).starts_with(excluded)
    })
}

fn strings<'a>(workspace: &'a dyn TableLike, key: &str) -> impl Iterator<Item = &'a str> {
    workspace.get(key).and_then(Item::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// A sorted list stays sorted, and another one gets the new member at its end. It's on a line of its own if the others
/// are.
fn add(members: &mut Array, member: &str) {
    let names: Vec<&str> = members.iter().filter_map(Value::as_str).collect();
    let commented = members.to_string().contains('#');
    let position =
        if names.is_sorted() && !commented { names.partition_point(|name| *name < member) } else { members.len() };
    let indent = members.get(0).and_then(|first| first.decor().prefix()?.as_str()?.rsplit_once('\n'));
    let Some(indent) = indent.map(|(_, indent)| format!("\n{indent}")) else {
        members.insert(position, member);
        return;
    };
    let prefix = if position == members.len() { format!("{}{indent}", take_last_comment(members)) } else { indent };
    members.insert_formatted(position, Value::from(member).decorated(prefix, ""));
}

/// Takes the comment after the last member away, for the new member to come after it. The list then ends with a comma
/// and a line end.
fn take_last_comment(members: &mut Array) -> String {
    let before_comma = members.len().checked_sub(1).and_then(|last| members.get_mut(last)).map(|last| {
        let comment =
            last.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().trim_end().to_owned();
        last.decor_mut().set_suffix("");
        comment
    });
    let comment =
        format!("{}{}", before_comma.unwrap_or_default(), members.trailing().as_str().unwrap_or_default().trim_end());
    members.set_trailing("\n");
    members.set_trailing_comma(true);
    comment
}

/// toml_edit ends all lines with `\n`, and drops a byte order mark.
fn with_line_ends_of(original: &str, edited: &str) -> String {
    let bom = if original.starts_with('\u{feff}') && !edited.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let edited = edited.replace("\r\n", "\n");
    format!("{bom}{}", if original.contains("\r\n") { edited.replace('\n', "\r\n") } else { edited })
}
