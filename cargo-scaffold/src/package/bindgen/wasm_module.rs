//! What a bound module says about itself.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

/// The names that it imports, by the JavaScript module that they come from.
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

/// The names that it exports, in their order.
pub fn exports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload.context("the bound module is damaged")? {
            for export in section {
                names.push(export.context("the bound module's exports are damaged")?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Whether it says which features it uses.
pub fn lists_features(wasm: &[u8]) -> bool {
    let mut payloads = Parser::new(0).parse_all(wasm).filter_map(Result::ok);
    payloads.any(|payload| matches!(payload, Payload::CustomSection(section) if section.name() == "target_features"))
}

/// Whether its start function is the user's: without one, it's an imported function that sets up the bindings' table.
pub fn runs_user_code(wasm: &[u8]) -> Result<bool> {
    let mut imported = 0;
    let mut start = None;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("wasm-bindgen wrote a damaged module")? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.name == "__wbindgen_start" && export.kind == ExternalKind::Func {
                        start = Some(export.index);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(start.is_some_and(|index| index >= imported))
}
