//! The package's generated files: wasm-bindgen's bindings, and an entry point for each environment.

use anyhow::Result;

use super::{commonjs_files, entry_template::EntryTemplate, package_file::PackageFile};
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
    files.extend(declarations(bindings, environments, &template)?);
    for entry in ENTRY_POINTS.iter().filter(|entry| entry.serves(environments)) {
        let contents = template.render(entry.source(bindings))?.into_bytes();
        files.push(PackageFile { path: entry.path.to_owned(), contents });
    }
    let required = [("node.js", Node), ("inline.js", Inline)];
    let required = required.iter().filter(|(_, environment)| environments.has(*environment)).map(|(path, _)| *path);
    files.extend(commonjs_files::of(required, &files)?);
    files.iter().try_for_each(PackageFile::check)?;
    Ok(files)
}

/// A file that is written from a template in `entries/`.
struct EntryPoint {
    path: &'static str,
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
    entry("lazy.js", &[Browser]),
    entry("init.js", &[Browser]),
    entry("init.d.ts", &[Browser]),
    entry("init-dev.js", &[Browser, Inline]),
    entry("global.js", &[Script]),
    entry("global.d.ts", &[Script]),
    entry("inline.js", &[Inline]),
    entry("inline.d.ts", &[Inline]),
    entry("bytes.js", &[Inline]),
    entry("node.js", &[Node]),
    entry("init-node.js", &[Browser, Node]),
    entry("esm.js", &[Deno]),
    entry("esm.d.ts", &[Deno]),
    entry("init-deno.js", &[Browser, Deno]),
    entry("bun.js", &[Bun]),
    entry("init-bun.js", &[Browser, Bun]),
    entry("workerd.js", &[Workerd]),
    entry("init-workerd.js", &[Browser, Workerd]),
    entry("edge-light.js", &[EdgeLight]),
    entry("init-edge-light.js", &[Browser, EdgeLight]),
];

const fn entry(path: &'static str, environments: &'static [Environment]) -> EntryPoint {
    EntryPoint { path, environments }
}

impl EntryPoint {
    /// Its template, which mostly has its name. Where Deno imports an instance, it doesn't tell its module.
    fn source(&self, bindings: &Bindings) -> &str {
        match self.path {
            "esm.js" if bindings.keeps_module => "node.js",
            "init-deno.js" if bindings.keeps_module => "init-node.js",
            path => path,
        }
    }

    fn serves(&self, environments: &Environments) -> bool {
        self.environments.iter().all(|environment| environments.has(*environment))
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

/// The user's TypeScript declarations, for ES modules and for CommonJS; and those of the `.wasm` file.
fn declarations(
    bindings: &Bindings,
    environments: &Environments,
    template: &EntryTemplate,
) -> Result<Vec<PackageFile>> {
    let mut types = bindings.types.clone();
    // Exported classes have it, and TypeScript doesn't know it with its defaults, or before 5.2.
    if types.contains("[Symbol.dispose]") {
        types += &template.render("disposable.d.ts")?;
    }
    let file = |path: &str, text: &str| PackageFile { path: path.to_owned(), contents: text.as_bytes().to_vec() };
    let wasm = file(&format!("{}_bg.wasm.d.ts", bindings.stem), &template.render("wasm.d.ts")?);
    let mut files = vec![wasm, file("index.d.ts", &types)];
    files.extend(environments.have_commonjs().then(|| file("index.d.cts", &types)));
    Ok(files)
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
            glue: "export function __wbg_set_wasm() {}\nexport function __wbg_set_require() {}\n".to_owned(),
            glue_imports: Vec::new(),
            needs_require: true,
            keeps_module: false,
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
