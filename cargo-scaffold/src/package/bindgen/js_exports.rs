//! The names that generated bindings export.

use std::sync::LazyLock;

use regex::Regex;

/// What the user's crate exports, read from an ES module that wasm-bindgen generated. Sorted.
///
/// wasm-bindgen writes one export per line, at its start: a declaration (`export function greet(…`), or a name
/// for one (`export { greet as default }`, `export { tag as 'data-tag' }`). Its own names start with `__wb`.
pub fn exported(glue: &str) -> Vec<String> {
    static EXPORT: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"(?m)^export (?:(?:async )?(?:function\*?|class|const|let|var) ([\w$]+)|\{ *(?:[\w$]+ as )?['"]?([^'"{}]+?)['"]? *\})"#;
        Regex::new(pattern).expect("the pattern is well-formed")
    });
    let captures = EXPORT.captures_iter(glue);
    let names = captures.filter_map(|capture| capture.get(1).or(capture.get(2)));
    let mut names: Vec<_> = names.map(|name| name.as_str().to_owned()).filter(|name| !is_internal(name)).collect();
    names.sort();
    names.dedup();
    names
}

fn is_internal(name: &str) -> bool {
    name.starts_with("__wb") || name == "__wasm"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_export() {
        let glue = "\
            export class Point {\n    free() {}\n}\n\
            /**\n * export function commented() {}\n */\n\
            export function greet(name) {\n}\n\
            export const Direction = Object.freeze({\n});\n\
            export { _default as default }\nexport { tag as 'data-tag' }\nexport { kept }\n\
            export function __wbg_set_wasm(val) {\n}\nexport { wasm as __wasm }\n\
            export function größe() {\n}\nexport function $dollar() {\n}\n";
        let names = ["$dollar", "Direction", "Point", "data-tag", "default", "greet", "größe", "kept"];
        assert_eq!(exported(glue), names);
    }
}
