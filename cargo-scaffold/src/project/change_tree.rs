//! Changes for people: the files of a folder as an indented tree, and what happens to each.

use std::fmt::Write;

use super::changes::{Change, Changes};

/// `name` is the folder's. A file that is just created has its size in bytes and nothing else.
pub fn to_text(name: &str, changes: &Changes) -> String {
    let mut tree = format!("{name}/\n");
    let mut open: Vec<&str> = Vec::new();
    for change in &changes.files {
        let mut parts: Vec<&str> = change.path().as_str().split('/').collect();
        let name = parts.pop().unwrap_or_default();
        let shared = open.iter().zip(&parts).take_while(|(a, b)| a == b).count();
        for (depth, folder) in parts.iter().enumerate().skip(shared) {
            let _ = writeln!(tree, "{:indent$}{folder}/", "", indent = 2 * (depth + 1));
        }
        let indent = 2 * (parts.len() + 1);
        let _ =
            writeln!(tree, "{:indent$}{name:<width$} {}", "", what(change), width = 36_usize.saturating_sub(indent));
        open = parts;
    }
    tree
}

fn what(change: &Change) -> String {
    match change {
        Change::Create(file) => format!("{:>7} B", file.contents.len()),
        Change::Replace { file, .. } => format!("{:>7} B, replaced", file.contents.len()),
        Change::Mode(file) if file.executable => "made executable".to_owned(),
        Change::Mode(_) => "made not executable".to_owned(),
        Change::Delete { .. } => "deleted".to_owned(),
        Change::Conflict(_) => "stays, though it differs".to_owned(),
        Change::Unchanged(_) => "unchanged".to_owned(),
    }
}
