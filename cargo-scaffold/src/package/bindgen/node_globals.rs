//! `require` and `module`, which only Node.js's CommonJS modules have, and some crates import.

/// The function that the bindings then export: it takes Node.js's `require`.
pub const SET_REQUIRE: &str = "__wbg_set_require";

/// Whether bindings that take these `globals` from the environment need a `require`.
pub fn is_required(globals: &[String]) -> bool {
    globals.iter().any(|name| name == "require" || name == "module")
}

/// The bindings with variables of these names. Entries for Node.js, Deno and Bun set them; elsewhere a call says what is
/// missing. Bindings that look whether there is such a name find none there.
pub fn declare(glue: &str) -> String {
    let require = if glue.contains("typeof require") { "" } else { MISSING };
    let module = if glue.contains("typeof module") { "" } else { " = { require }" };
    format!(
        "// For what the crate imports from Node.js's modules.\nlet require{require};\nlet module{module};\n\
         export function {SET_REQUIRE}(value) {{\n    require = value;\n    module = {{ require }};\n}}\n\n{glue}"
    )
}

const MISSING: &str = r#" = (name) => {
    throw new Error(`this environment can't load "${name}": only Node.js, Deno and Bun have "require"`);
}"#;
