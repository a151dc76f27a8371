//! Where CommonJS modules are.

/// Where the CommonJS form of a module is, by its path or by how it's imported.
pub fn commonjs_path(module: &str) -> String {
    match module.strip_suffix(".js") {
        Some(stem) => format!("{stem}.cjs"),
        None if module.ends_with(".mjs") => format!("{module}.cjs"),
        None => module.to_owned(),
    }
}

/// Whether it is a path, and not the name of a package.
pub fn is_local(specifier: &str) -> bool {
    specifier.starts_with("./") || specifier.starts_with("../")
}
