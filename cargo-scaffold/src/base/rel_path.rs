//! Paths that can't leave their root.

use std::{fmt, path::Path};

use anyhow::{Result, bail, ensure};
use gix_validate::path::{
    component,
    component::{Error, Options},
    component_is_windows_device,
};

/// A relative path of plain names that mean the same on every file system: forward slashes, no `..`, no drive, no
/// alternate data stream, no Windows device, nothing that is git's own.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct RelPath(String);

impl RelPath {
    pub fn new(path: &str) -> Result<Self> {
        path.split('/').try_for_each(|part| check(part, path))?;
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

/// Whether Windows takes `name`, with any extension, for a device
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
pub fn is_device(name: &str) -> bool {
    // `COM¹` is a port to Windows, but not to git, whose rules the library follows.
    let digits: String = name.chars().map(plain_digit).collect();
    component_is_windows_device(digits.as_str().into())
}

/// Checks one `part` of `path`.
fn check(part: &str, path: &str) -> Result<()> {
    let shown = path.escape_debug();
    ensure!(!["", ".", ".."].contains(&part), "`{shown}` isn't inside the project");
    let forbidden = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    ensure!(!part.contains(forbidden), "`{shown}` has a character that not every system allows");
    ensure!(!part.ends_with(['.', ' ']), "`{shown}` ends in a dot or a space, which Windows drops");
    ensure!(!is_device(part), "`{shown}` is the name of a Windows device");
    ensure!(!is_short_name_of_git(part), "`{shown}` is git's own");
    // No file system ignores a space without width, but no reader sees it.
    match component(part.replace('\u{200b}', "").as_str().into(), None, Options::default()) {
        Ok(_) => Ok(()),
        Err(Error::DotGitDir) => bail!("`{shown}` is git's own"),
        Err(error) => bail!("`{shown}` isn't a path for every system: {error}"),
    }
}

/// Windows gives `.git` the short name `GIT~1`, or the next number that is free.
fn is_short_name_of_git(name: &str) -> bool {
    let number = name.to_ascii_lowercase().strip_prefix("git~").map(str::to_owned);
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}

fn plain_digit(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::RelPath;

    #[test]
    fn a_path_stays_inside_its_root() {
        for path in ["", "/x", "../x", "a/../../x", "a//b", "a/.", "C:/x", r"C:\x"] {
            assert!(RelPath::new(path).is_err(), "{path}");
        }
        for path in ["a", "src/lib.rs", ".gitignore", ".github/workflows/ci.yml", "com10", "a b", "größe"] {
            assert!(RelPath::new(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn the_name_of_a_windows_device_is_refused() {
        let names = [
            "nul",
            "a/aux.txt",
            "COM1",
            "LPT0",
            "prn .txt",
            "CONIN$",
            "conout$",
            "CONOUT$.log",
            "COM¹",
            "com³.txt",
            "lpt²",
        ];
        for path in names {
            let error = RelPath::new(path).unwrap_err().to_string();
            assert!(error.ends_with("is the name of a Windows device"), "{error}");
        }
        for path in ["console", "conin", "com¹x", "com⁴", "nullable"] {
            assert!(RelPath::new(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn what_some_file_system_takes_for_git_is_refused() {
        for path in [
            ".git/config",
            ".GIT/config",
            "a/.git",
            "GIT~1/x",
            "git~2",
            ".g\u{200b}it",
            ".g\u{200c}it/x",
            ".gi\u{206a}t",
            "\u{feff}.git",
        ] {
            let error = RelPath::new(path).unwrap_err().to_string();
            assert!(error.ends_with("is git's own"), "{error}");
        }
        for path in [".gitmodules", ".git-blame-ignore-revs", "git", "git~", "git~x", "git~1x"] {
            assert!(RelPath::new(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn what_windows_cant_write_is_refused() {
        for path in
            [".git::$INDEX_ALLOCATION", "a:stream", "a\0b", "a.", "a ", ".git.", "\u{1b}[2J", "a\u{9b}", "a\u{7f}"]
        {
            assert!(RelPath::new(path).is_err(), "{path}");
        }
    }
}
