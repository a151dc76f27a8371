//! Names of npm packages.

use anyhow::{Result, ensure};

/// npm's rules for new packages.
pub fn check(name: &str) -> Result<()> {
    let bare = match name.strip_prefix('@').map(|rest| rest.split_once('/')) {
        Some(Some((scope, bare))) => {
            ensure!(is_plain(scope), invalid(name));
            bare
        }
        _ => name,
    };
    ensure!(name.len() <= 214, "`{name}` is longer than npm's limit of 214 characters");
    ensure!(is_plain(bare) && !["node_modules", "favicon.ico"].contains(&bare), invalid(name));
    Ok(())
}

/// A crate's name, made one that npm takes.
pub fn from_crate(name: &str) -> String {
    name.trim_start_matches('_').to_lowercase()
}

fn is_plain(part: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._~".contains(c);
    part.chars().all(plain) && !part.is_empty() && !part.starts_with(['.', '_'])
}

fn invalid(name: &str) -> String {
    format!(
        "`{name}` is not a name for npm: use lower-case letters, digits, `-`, `.` and `_`, as in `my-lib` or `@scope/my-lib`"
    )
}
