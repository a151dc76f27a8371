//! What a bound module still imports: from its own bindings, and from JavaScript modules directly.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload};

/// Names imported by the module, by the JavaScript module that they are imported from.
pub fn imports(wasm: &[u8]) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload.context("the bound module is damaged")? {
            for import in section.into_imports() {
                let import = import.context("the bound module's imports are damaged")?;
                imports.entry(import.module.to_owned()).or_default().insert(import.name.to_owned());
            }
        }
    }
    Ok(imports)
}
