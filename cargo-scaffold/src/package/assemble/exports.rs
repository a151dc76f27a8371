//! The fields of `package.json` that lead each environment to its entry point.

use serde_json::{Map, Value, json};

use super::package_file::PackageFile;
use crate::package::{
    bindgen::bindings::Bindings,
    environments::{
        Environment::{self, Browser, Bun, Deno, EdgeLight, Inline, Node, Script, Workerd},
        Environments,
    },
};

/// `type`, `sideEffects`, `main`, `module`, `browser`, `types` and `exports`.
pub fn fields(bindings: &Bindings, environments: &Environments, files: &[PackageFile]) -> Map<String, Value> {
    let exports = Exports { environments, files };
    let fields = [
        ("type", Some(json!("module"))),
        ("sideEffects", Some(json!(bindings.has_start))),
        ("main", exports.main()),
        ("module", exports.bundled()),
        ("browser", exports.replaced()),
        ("types", Some(json!("./index.d.ts"))),
        ("exports", Some(exports.subpaths(&bindings.stem))),
    ];
    present(fields)
}

/// Writes the `exports` map. The first condition that holds wins, so the narrow ones come first. Not every tool goes back
/// if nothing inside of it matches, so nested ones end in a `default`.
struct Exports<'a> {
    environments: &'a Environments,
    files: &'a [PackageFile],
}

impl Exports<'_> {
    fn file(&self, environment: Environment, path: &str) -> Option<Value> {
        self.environments.has(environment).then(|| json!(path))
    }

    /// For tools that don't read `exports`.
    fn main(&self) -> Option<Value> {
        self.file(Node, "./node.cjs").or(self.file(Inline, "./inline.cjs"))
    }

    /// For bundlers. Some of them don't copy the `.wasm` file, so they get it inlined, if the package has that.
    fn bundled(&self) -> Option<Value> {
        self.file(Inline, "./inline.js").or(self.file(Browser, "./web.js"))
    }

    /// For bundlers of CommonJS: what replaces `main`.
    fn replaced(&self) -> Option<Value> {
        let replacement = self.file(Inline, "./inline.cjs")?;
        self.file(Node, "./node.cjs").map(|_| json!({ "./node.cjs": replacement }))
    }

    fn subpaths(&self, stem: &str) -> Value {
        let wasm = format!("./{stem}_bg.wasm");
        let subpaths = [
            (".", Some(self.root())),
            ("./init", self.init()),
            ("./inline", self.inline()),
            ("./instantiate", self.instantiate()),
            ("./esm", self.file(Deno, "./esm.js").map(|file| typed("./esm.d.ts", file))),
            ("./web.js", self.file(Browser, "./web.js").map(|file| typed("./web.d.ts", file))),
            ("./global.js", self.file(Script, "./global.js").map(|file| typed("./global.d.ts", file))),
            (&wasm, Some(typed(&format!("{wasm}.d.ts"), json!(wasm)))),
            ("./package.json", Some(json!("./package.json"))),
        ];
        Value::Object(present(subpaths))
    }

    fn root(&self) -> Value {
        conditions([
            ("types", Some(self.types())),
            ("workerd", self.file(Workerd, "./workerd.js")),
            ("edge-light", self.file(EdgeLight, "./edge-light.js")),
            ("deno", self.file(Deno, "./esm.js")),
            ("bun", self.file(Bun, "./bun.js")),
            ("node", self.file(Node, "./node.js").map(|file| self.node(file))),
            ("require", self.file(Inline, "./inline.cjs")),
            ("webpack", self.file(Browser, "./web.js")),
            ("browser", self.browser()),
            ("default", self.bundled()),
        ])
    }

    /// `module` holds in bundlers only: beside their output there is no `.wasm` file to read.
    fn node(&self, file: Value) -> Value {
        conditions([
            ("module", self.file(Inline, "./inline.js")),
            ("module-sync", Some(file.clone())),
            ("require", Some(json!("./node.cjs"))),
            ("default", Some(file)),
        ])
    }

    /// Vite and similar tools set a condition for their mode, and copy the `.wasm` file; others may not.
    fn browser(&self) -> Option<Value> {
        let separate = self.file(Browser, "./web.js")?;
        let Some(inline) = self.file(Inline, "./inline.js") else {
            return Some(separate);
        };
        Some(conditions([
            // Angular sets the same conditions as Vite, but doesn't copy the `.wasm` file. Only Angular sets this one.
            ("es2015", Some(inline.clone())),
            ("development", Some(json!("./web-dev.js"))),
            ("production", Some(separate)),
            ("default", Some(inline)),
        ]))
    }

    fn init(&self) -> Option<Value> {
        let fetched = self.file(Browser, "./init.js")?;
        let dev = self.file(Inline, "./init-dev.js");
        let browser = dev.map(|dev| conditions([("development", Some(dev)), ("default", Some(fetched.clone()))]));
        Some(conditions([
            ("types", Some(json!("./init.d.ts"))),
            ("workerd", self.file(Workerd, "./init-workerd.js")),
            ("edge-light", self.file(EdgeLight, "./init-edge-light.js")),
            ("deno", self.file(Deno, "./init-deno.js")),
            ("bun", self.file(Bun, "./init-bun.js")),
            ("node", self.file(Node, "./init-node.js")),
            ("webpack", Some(fetched.clone())),
            ("browser", browser),
            ("default", Some(fetched)),
        ]))
    }

    fn inline(&self) -> Option<Value> {
        let module = self.file(Inline, "./inline.js")?;
        Some(conditions([
            ("types", Some(self.types())),
            ("module-sync", Some(module.clone())),
            ("require", Some(json!("./inline.cjs"))),
            ("default", Some(module)),
        ]))
    }

    /// Only some crates' bindings can have more than one instance.
    fn instantiate(&self) -> Option<Value> {
        let exists = self.files.iter().any(|file| file.path == "instantiate.js");
        exists.then(|| typed("./instantiate.d.ts", json!("./instantiate.js")))
    }

    fn types(&self) -> Value {
        let module = json!("./index.d.ts");
        if !self.environments.have_commonjs() {
            return module;
        }
        conditions([
            ("module-sync", Some(module.clone())),
            ("require", Some(json!("./index.d.cts"))),
            ("default", Some(module)),
        ])
    }
}

fn typed(types: &str, file: Value) -> Value {
    conditions([("types", Some(json!(types))), ("default", Some(file))])
}

fn conditions<const N: usize>(conditions: [(&str, Option<Value>); N]) -> Value {
    Value::Object(present(conditions))
}

/// The pairs with a value, in their order.
fn present<const N: usize>(pairs: [(&str, Option<Value>); N]) -> Map<String, Value> {
    pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
