//! Interim: the plainest entries.
use super::{bindings::Bindings, environments::Environments};
use anyhow::Result;
pub struct PackageFile {
    pub path: String,
    pub contents: Vec<u8>,
}
pub fn entries(bindings: &Bindings, _environments: &Environments) -> Result<Vec<PackageFile>> {
    let stem = &bindings.stem;
    let file = |path: String, contents: &[u8]| PackageFile {
        path,
        contents: contents.to_vec(),
    };
    let mut files = vec![
        file(format!("{stem}_bg.wasm"), &bindings.wasm),
        file(format!("{stem}_bg.js"), bindings.glue.as_bytes()),
        file("node.cjs".into(), bindings.node_glue.as_bytes()),
        file(format!("{stem}.d.ts"), bindings.types.as_bytes()),
    ];
    for (path, text) in &bindings.snippets {
        files.push(file(format!("snippets/{path}"), text.as_bytes()));
    }
    Ok(files)
}
