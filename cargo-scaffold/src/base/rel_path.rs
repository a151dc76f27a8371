//! Paths that can't leave their root.

use std::{fmt, path::Path};

use anyhow::{Result, ensure};

/// A relative path of plain names that every file system takes as they are: forward slashes, no `..`, no drive, no
/// alternate data stream, no Windows device, nothing of git's own.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct RelPath(String);

impl RelPath {
    pub fn new(path: &str) -> Result<Self> {
        for part in path.split('/') {
            ensure!(
                !part.is_empty() && part != "." && part != "..",
                "`{}` isn't inside the project",
                path.escape_debug()
            );
            let forbidden = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
            ensure!(
                !part.contains(forbidden),
                "`{}` has a character that not every system allows",
                path.escape_debug()
            );
            ensure!(!part.ends_with(['.', ' ']), "`{path}` ends in a dot or a space, which Windows drops");
            ensure!(!is_device(part), "`{path}` is the name of a Windows device");
            ensure!(!is_git(part), "`{path}` is git's own");
        }
        Ok(Self(path.to_owned()))
    }

    pub fn as_path(&self) -> &Path {
        Path::new(&self.0)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether some file system takes `name` for `.git`: without regard to case, by its short name, or without characters
/// that aren't seen.
fn is_git(name: &str) -> bool {
    let unseen =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let seen = name.replace(unseen, "").to_ascii_lowercase();
    seen == ".git" || seen == "git~1"
}

/// Whether Windows takes `name`, with whatever extension, for a device
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let port =
        |prefix| stem.strip_prefix(prefix).is_some_and(|n: &str| n.len() == 1 && n != "0" && n.parse::<u8>().is_ok());
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || port("com") || port("lpt")
}

#[cfg(test)]
mod tests {
    use super::RelPath;

    #[test]
    fn a_path_stays_inside_its_root() {
        for path in [
            "",
            "/x",
            "../x",
            "a/../../x",
            "a//b",
            "C:/x",
            r"C:\x",
            ".git/config",
            ".GIT/config",
            "GIT~1/x",
            ".g\u{200c}it/x",
        ] {
            assert!(RelPath::new(path).is_err(), "{path}");
        }
        for path in ["nul", "a/aux.txt", "COM1", "a:stream", "a\0b", "a.", "a ", "\u{1b}[2J"] {
            assert!(RelPath::new(path).is_err(), "{path}");
        }
        for path in ["a", "src/lib.rs", ".gitignore", ".github/workflows/ci.yml", "com10", "a b"] {
            assert!(RelPath::new(path).is_ok(), "{path}");
        }
    }
}
