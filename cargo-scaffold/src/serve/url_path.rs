//! The path of a file in an URL.

use percent_encoding::percent_decode_str;

use crate::base::rel_path::RelPath;

/// `None` if it isn't one of plain names: whatever is hidden, or leads out of the folder, is never served. The folder itself
/// is an empty path.
pub fn parse(url: &str) -> Option<Option<RelPath>> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        return Some(None);
    }
    let is_hidden = path.split(['/', '\\']).any(|name| name.starts_with('.'));
    if is_hidden { None } else { RelPath::new(path).ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> Option<String> {
        parse(url).map(|path| path.map_or(String::new(), |path| path.to_string()))
    }

    #[test]
    fn plain_names_only() {
        assert_eq!(parsed("/").as_deref(), Some(""));
        assert_eq!(parsed("/?a=/../b").as_deref(), Some(""));
        assert_eq!(parsed("/pkg/my%20lib.js?1#2").as_deref(), Some("pkg/my lib.js"));
        for url in [
            "/..",
            "/../a",
            "/a/../../b",
            "/%2e%2e/a",
            "/a/%2e%2e%2fb",
            "/..%5ca",
            "/a%5c..%5cb",
            "/.git/config",
            "/%2egit",
            "//etc/passwd",
            "/a//b",
            "/a%00",
            "/C:/a",
            "a",
            "http://evil.test/a",
            "/%ff",
        ] {
            assert_eq!(parsed(url), None, "{url}");
        }
    }
}
