//! Paths of modules in the package, as they import each other.

use std::path::Component;

/// The path of the module that `from` imports as `import`; `None` if that is outside of the package.
pub fn join(from: &str, import: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    inside(format!("{folder}/{import}").trim_start_matches('/'))
}

/// Without `.` and `..`; `None` if it leaves the folder that it starts in.
pub fn inside(path: &str) -> Option<String> {
    let clean = path_clean::clean(path);
    let names: Option<Vec<_>> = clean
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    names.filter(|names| !names.is_empty()).map(|names| names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_package() {
        assert_eq!(inside("crate-1/js/./a.js").as_deref(), Some("crate-1/js/a.js"));
        assert_eq!(inside("crate-1/../a.js").as_deref(), Some("a.js"));
        for path in ["crate-1/../../a.js", "/a.js", "..", ""] {
            assert_eq!(inside(path), None, "{path}");
        }
    }

    #[test]
    fn imports_are_relative_to_their_module() {
        assert_eq!(join("node.js", "./core.js").as_deref(), Some("core.js"));
        assert_eq!(join("snippets/a/b.js", "../c.js").as_deref(), Some("snippets/c.js"));
        assert_eq!(join("snippets/a.js", "../../c.js"), None);
    }
}
