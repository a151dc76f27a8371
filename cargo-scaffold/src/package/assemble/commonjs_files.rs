//! What `require` loads: the CommonJS forms of entries, and of all that they import.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::json;

use super::package_file::PackageFile;
use crate::package::javascript::{
    commonjs::to_commonjs,
    commonjs_path::{commonjs_path, is_local},
    js_module::JsModule,
    local_path,
};

/// The CommonJS forms of `entries`, and of the modules among `files` that they lead to.
pub fn of<'a>(entries: impl Iterator<Item = &'a str>, files: &[PackageFile]) -> Result<Vec<PackageFile>> {
    let mut open: BTreeSet<String> = entries.map(str::to_owned).collect();
    let mut done = BTreeSet::new();
    let mut forms = Vec::new();
    while let Some(path) = open.pop_first() {
        let form = commonjs_path(&path);
        // A file of another kind, such as JSON, is required as it is.
        let file = files.iter().find(|file| file.path == path).filter(|_| form != path);
        if let Some(file) = file
            && done.insert(path.clone())
        {
            let source = str::from_utf8(&file.contents).with_context(|| format!("`{path}` is not UTF-8"))?;
            let module = JsModule::parse(&path, source)?;
            let imports = module.imports.iter().chain(&module.dynamic_imports).filter(|import| is_local(import));
            open.extend(imports.filter_map(|import| local_path::join(&path, import)));
            forms.push(PackageFile { path: form, contents: convert(&path, source)?.into_bytes() });
        }
    }
    Ok(forms)
}

/// A module of the user's may have what CommonJS can't have: then `require` says so.
fn convert(path: &str, source: &str) -> Result<String> {
    match to_commonjs(path, source) {
        Err(error) if path.starts_with("snippets/") => {
            let message = format!("`{path}` can't be loaded by `require`, only by `import`: {error}");
            Ok(format!("throw new Error({});\n", json!(message)))
        }
        result => result,
    }
}
