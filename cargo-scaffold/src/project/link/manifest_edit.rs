//! Additions to the text of a `package.json`: indentation, order, line ends and all else stay as they are.

use anyhow::{Context, Result};
use jsonc_parser::{
    ParseOptions,
    cst::{CstArray, CstInputValue, CstObject, CstObjectProp, CstRootNode},
};

pub struct ManifestEdit {
    has_bom: bool,
    root: CstRootNode,
    object: CstObject,
}

impl ManifestEdit {
    pub fn new(text: &str) -> Result<Self> {
        let json = text.trim_start_matches('\u{feff}');
        let root = CstRootNode::parse(json, &ParseOptions::default())?;
        let object = root.object_value().context("`package.json` isn't an object")?;
        Ok(Self { has_bom: json.len() < text.len(), root, object })
    }

    /// Among sorted dependencies at its place, else at the end. `None` if they can't have more.
    pub fn add_dependency(&self, package: &str, dependency: String) -> Option<()> {
        let dependencies = self.object.object_value_or_create("dependencies")?;
        let names: Vec<_> = dependencies.properties().iter().filter_map(CstObjectProp::decoded_name).collect();
        let place = names.partition_point(|name| name.as_str() < package);
        let place = if names.is_sorted() { place } else { names.len() };
        dependencies.insert(place, package, CstInputValue::String(dependency));
        Some(())
    }

    /// The folder isn't a member, though a pattern matches it.
    pub fn exclude_member(&self, folder: &str) {
        if let Some(patterns) = self.workspaces() {
            patterns.append(CstInputValue::String(format!("!{folder}")));
        }
    }

    fn workspaces(&self) -> Option<CstArray> {
        let object = || self.object.object_value("workspaces")?.array_value("packages");
        self.object.array_value("workspaces").or_else(object)
    }

    pub fn finish(self) -> String {
        let bom = if self.has_bom { "\u{feff}" } else { "" };
        format!("{bom}{}", self.root)
    }
}
