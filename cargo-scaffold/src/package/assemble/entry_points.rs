//! The package's generated files: wasm-bindgen's bindings, and an entry point for each environment.

use anyhow::Result;

use super::{entry_template::EntryTemplate, package_file::PackageFile};
use crate::package::{
    bindgen::bindings::Bindings,
    environments::{
        Environment::{self, Browser, Bun, Deno, EdgeLight, Inline, Node, Script, Workerd},
        Environments,
    },
};

/// All generated files, without the manifest.
pub fn generate(bindings: &Bindings, environments: &Environments) -> Result<Vec<PackageFile>> {
    let template = EntryTemplate::new(bindings)?;
    let mut files = bound(bindings);
    files.extend(declarations(bindings, environments));
    let has_commonjs = template.has_commonjs();
    let wanted =
        ENTRY_POINTS.iter().filter(|entry| entry.serves(environments) && (has_commonjs || !entry.needs_commonjs()));
    for entry in wanted {
        let source = match entry.source {
            "node.cjs" | "inline.cjs" if !has_commonjs => "require.cjs",
            source => source,
        };
        files.push(PackageFile {
            path: entry.path.to_owned(),
            contents: template.render(source, entry.of)?.into_bytes(),
        });
    }
    Ok(files)
}

/// A file that is written from a template.
struct EntryPoint {
    path: &'static str,
    /// The template in `entries/`.
    source: &'static str,
    /// The entry point whose exports this one re-exports, or empty.
    of: &'static str,
    /// A package that serves all of these needs it.
    environments: &'static [Environment],
}

const ENTRY_POINTS: &[EntryPoint] = &[
    entry("core.js", &[]),
    entry("instantiate.js", &[]),
    entry("instantiate.d.ts", &[]),
    entry("web.js", &[Browser]),
    entry("web.d.ts", &[Browser]),
    entry("web-dev.js", &[Browser, Inline]),
    entry("init.js", &[Browser]),
    entry("init.d.ts", &[Browser]),
    entry("init-dev.js", &[Browser, Inline]),
    entry("global.js", &[Script]),
    entry("global.d.ts", &[Script]),
    entry("inline.js", &[Inline]),
    entry("inline.d.ts", &[Inline]),
    entry("bytes.js", &[Inline]),
    commonjs("inline.cjs", "inline", &[Inline]),
    entry("node.js", &[Node]),
    commonjs("node.cjs", "node", &[Node]),
    eager("init-node.js", "node", &[Browser, Node]),
    entry("esm.js", &[Deno]),
    entry("esm.d.ts", &[Deno]),
    eager("init-deno.js", "esm", &[Browser, Deno]),
    entry("bun.js", &[Bun]),
    eager("init-bun.js", "bun", &[Browser, Bun]),
    entry("workerd.js", &[Workerd]),
    eager("init-workerd.js", "workerd", &[Browser, Workerd]),
    entry("edge-light.js", &[EdgeLight]),
    eager("init-edge-light.js", "edge-light", &[Browser, EdgeLight]),
];

const fn entry(path: &'static str, environments: &'static [Environment]) -> EntryPoint {
    EntryPoint { path, source: path, of: "", environments }
}

/// The CommonJS form of an entry point.
const fn commonjs(path: &'static str, of: &'static str, environments: &'static [Environment]) -> EntryPoint {
    EntryPoint { path, source: path, of, environments }
}

/// `init` for an environment whose entry point starts the module when it's imported.
const fn eager(path: &'static str, of: &'static str, environments: &'static [Environment]) -> EntryPoint {
    EntryPoint { path, source: "init-eager.js", of, environments }
}

impl EntryPoint {
    fn serves(&self, environments: &Environments) -> bool {
        self.environments.iter().all(|environment| environments.has(*environment))
    }

    /// Every instance has bindings of its own: a function around the CommonJS glue.
    fn needs_commonjs(&self) -> bool {
        self.path.starts_with("instantiate.")
    }
}

/// What wasm-bindgen generated, unchanged.
fn bound(bindings: &Bindings) -> Vec<PackageFile> {
    let stem = &bindings.stem;
    let file = |path: String, contents: &[u8]| PackageFile { path, contents: contents.to_vec() };
    let mut files =
        vec![file(format!("{stem}_bg.wasm"), &bindings.wasm), file(format!("{stem}_bg.js"), bindings.glue.as_bytes())];
    let snippets = bindings.snippets.iter();
    files.extend(snippets.map(|(path, text)| file(format!("snippets/{path}"), text.as_bytes())));
    files
}

/// The user's TypeScript declarations, for ES modules and for CommonJS.
fn declarations(bindings: &Bindings, environments: &Environments) -> Vec<PackageFile> {
    // With its defaults, TypeScript doesn't know the `Symbol.dispose` of exported classes.
    let text = format!("/// <reference lib=\"esnext.disposable\" />\n{}", bindings.types);
    let file = |path: &str| PackageFile { path: path.to_owned(), contents: text.clone().into_bytes() };
    let mut files = vec![file("index.d.ts")];
    files.extend(environments.have_commonjs().then(|| file("index.d.cts")));
    files
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use regex::Regex;
    use serde_json::Value;

    use super::*;
    use crate::package::assemble::exports;

    /// Names that clash with every other name, also in CommonJS; and one that doesn't.
    const EXPORTS: [&[&str]; 2] =
        [&["URL", "a-b", "bg", "default", "imports", "init", "initSync", "start"], &["greet"]];

    /// With the smallest possible module.
    fn bindings(exports: &[&str]) -> Bindings {
        Bindings {
            stem: "web".to_owned(),
            wasm: b"\0asm\x01\0\0\0".to_vec(),
            glue: "export function __wbg_set_wasm() {}\n".to_owned(),
            glue_has_imports: false,
            node_glue: String::new(),
            types: String::new(),
            exports: exports.iter().map(|name| (*name).to_owned()).collect(),
            snippets: BTreeMap::new(),
            npm_dependencies: BTreeMap::new(),
            has_start: false,
        }
    }

    fn every_choice() -> impl Iterator<Item = Environments> {
        (1..1 << Environment::ALL.len()).map(|choice| {
            let chosen = Environment::ALL.iter().enumerate().filter(move |(at, _)| choice & (1 << at) != 0);
            Environments::named(chosen.map(|(_, (_, name))| name)).unwrap()
        })
    }

    /// Every file that `package.json` or another file refers to exists; and something refers to every file.
    #[test]
    fn packages_are_whole_for_every_choice_of_environments() {
        for (exports, environments) in EXPORTS.iter().flat_map(|exports| every_choice().map(move |it| (exports, it))) {
            let bindings = bindings(exports);
            let files = generate(&bindings, &environments).unwrap();
            let mut wanted = BTreeSet::new();
            paths_in(&Value::Object(exports::fields(&bindings, &environments, &files)), &mut wanted);
            let mut reached = BTreeSet::new();
            while let Some(path) = wanted.pop_first() {
                let file = files.iter().find(|file| file.path == path);
                let file = file.unwrap_or_else(|| panic!("{environments:?}: no `{path}`"));
                wanted.extend(references(file));
                // TypeScript looks for these if it doesn't read `exports`.
                let declarations = path.replace(".js", ".d.ts");
                wanted.extend(files.iter().map(|file| file.path.clone()).filter(|path| *path == declarations));
                reached.insert(path);
                wanted = &wanted - &reached;
            }
            let made: BTreeSet<_> = files.into_iter().map(|file| file.path).collect();
            assert_eq!(made, reached, "{environments:?}");
        }
    }

    fn paths_in(value: &Value, paths: &mut BTreeSet<String>) {
        match value {
            Value::String(text) if text == "./package.json" => {}
            Value::String(text) => paths.extend(text.strip_prefix("./").map(str::to_owned)),
            Value::Object(fields) => fields.values().for_each(|value| paths_in(value, paths)),
            _ => {}
        }
    }

    fn references(file: &PackageFile) -> Vec<String> {
        let quoted = Regex::new(r#""\./([^"?]+)"#).unwrap();
        let text = String::from_utf8_lossy(&file.contents);
        let named = quoted.captures_iter(&text).map(|found| found[1].to_owned());
        // Declarations name the modules that they declare.
        let declares = file.path.ends_with(".d.ts");
        named.map(|path| if declares { path.replace(".js", ".d.ts") } else { path }).collect()
    }
}
