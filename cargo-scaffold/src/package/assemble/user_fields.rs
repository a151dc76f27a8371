//! The fields that the user wrote into `package.json`, completed for the package.

use serde_json::{Map, Value};

use super::{
    field_rule::{FieldRule, PathForm},
    package_paths::PackagePaths,
};

type Fields = Map<String, Value>;

/// The package's manifest, and what of the user's isn't in it.
#[derive(Default)]
pub struct PackageManifest {
    pub fields: Fields,
    replaced: Vec<String>,
    left_out: Vec<String>,
}

impl PackageManifest {
    /// The user's fields in their order, as far as they go along, then those of `ours` that are missing.
    pub fn complete(theirs: &Fields, ours: Fields, package: PackagePaths) -> Self {
        let mut manifest = Self::default();
        for (name, value) in theirs {
            manifest.add(name, value, ours.get(name), package);
        }
        fill(&mut manifest.fields, ours);
        manifest
    }

    /// `ours` takes the place of what doesn't go along.
    fn add(&mut self, name: &str, theirs: &Value, ours: Option<&Value>, package: PackagePaths) {
        let chosen = FieldChoice { theirs, ours, package }.by(FieldRule::of(name));
        let dropped = if ours.is_some() { &mut self.replaced } else { &mut self.left_out };
        let is_lost = chosen.as_ref() != Some(theirs) && !is_completed(theirs, chosen.as_ref());
        if is_lost && !is_expected_to_stay(name, theirs, package) {
            dropped.push(name.to_owned());
        }
        self.fields.extend(chosen.or(ours.cloned()).map(|value| (name.to_owned(), value)));
    }

    /// One line for the user: what of their manifest isn't in the package.
    pub fn note(&self) -> Option<String> {
        let replaced = listed(&self.replaced).map(|names| format!("replaced {names}, which do not fit the package"));
        let left_out =
            listed(&self.left_out).map(|names| format!("left out {names}, which the package has no use for"));
        let parts: Vec<_> = [replaced, left_out].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("of your `package.json`, the build {}", parts.join(", and ")))
    }
}

/// What the user wrote into a field, and what we would.
struct FieldChoice<'a> {
    theirs: &'a Value,
    ours: Option<&'a Value>,
    package: PackagePaths<'a>,
}

impl FieldChoice<'_> {
    /// The user's value as far as it goes along; `None` if it doesn't.
    fn by(&self, rule: FieldRule) -> Option<Value> {
        let Self { theirs, ours, package } = *self;
        let theirs_if = |fits: bool| fits.then(|| theirs.clone());
        match rule {
            FieldRule::Ours => theirs_if(Some(theirs) == ours),
            FieldRule::Paths(form) => theirs_if(package.lead_somewhere(theirs, form)),
            FieldRule::Browser => self.browser(),
            FieldRule::Published => {
                theirs_if(theirs.as_array().is_some_and(|patterns| package.are_covered_by(patterns)))
            }
            FieldRule::SideEffects => theirs_if(match theirs {
                _ if ours == Some(&Value::Bool(true)) => *theirs == true,
                Value::Array(patterns) => package.are_matched_by(patterns),
                theirs => theirs.is_boolean(),
            }),
            FieldRule::Table => Some(self.filled(theirs.as_object()?.clone())),
            FieldRule::PublishConfig => {
                let config = PackageManifest::complete(theirs.as_object()?, Fields::new(), package).fields;
                (!config.is_empty()).then_some(config.into())
            }
            FieldRule::SourceFolder => None,
            FieldRule::Theirs => theirs_if(ours.is_none() || !is_empty(theirs)),
        }
    }

    /// A path, or a table from files and packages to others, or to `false`.
    fn browser(&self) -> Option<Value> {
        let Value::Object(theirs) = self.theirs else {
            return self.package.lead_somewhere(self.theirs, PathForm::Plain).then(|| self.theirs.clone());
        };
        let leads = |path: &str| self.package.leads(path, PathForm::OrPackage);
        let mut theirs = theirs.clone();
        theirs.retain(|from, to| leads(from) && (*to == false || to.as_str().is_some_and(leads)));
        (!theirs.is_empty()).then(|| self.filled(theirs))
    }

    fn filled(&self, mut theirs: Fields) -> Value {
        if let Some(Value::Object(ours)) = self.ours {
            fill(&mut theirs, ours.clone());
        }
        theirs.into()
    }
}

fn fill(theirs: &mut Fields, ours: Fields) {
    for (key, value) in ours {
        theirs.entry(key).or_insert(value);
    }
}

/// Whether nobody would look for the field in a package. Of scripts they might, if installing the package would run them.
fn is_expected_to_stay(name: &str, theirs: &Value, package: PackagePaths) -> bool {
    let runs_on_install = || ["preinstall", "install", "postinstall"].iter().any(|name| theirs.get(name).is_some());
    match FieldRule::of(name) {
        FieldRule::SourceFolder => name != "scripts" || !runs_on_install(),
        FieldRule::Paths(_) | FieldRule::Browser => leads_into(package, theirs),
        _ => false,
    }
}

/// Whether all paths lead from the source folder to the package: whoever depends on that folder gets what was built.
fn leads_into(package: PackagePaths, theirs: &Value) -> bool {
    match theirs {
        Value::String(path) => {
            let inside = path.trim_start_matches("./").strip_prefix("pkg/");
            inside.is_some_and(|path| package.leads(path, PathForm::Plain))
        }
        Value::Array(values) => values.iter().all(|value| leads_into(package, value)),
        Value::Object(values) => values.values().all(|value| leads_into(package, value)),
        _ => false,
    }
}

/// Whether nothing of `theirs` is lost in `chosen`.
fn is_completed(theirs: &Value, chosen: Option<&Value>) -> bool {
    match (theirs, chosen) {
        (theirs, None) => is_empty(theirs),
        (Value::Object(theirs), Some(Value::Object(chosen))) => {
            theirs.iter().all(|(key, value)| chosen.get(key) == Some(value))
        }
        _ => false,
    }
}

/// What `npm init` writes where nothing was said.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// `None` if there are none.
fn listed(names: &[String]) -> Option<String> {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::package::assemble::package_file::PackageFile;

    fn complete(theirs: Value) -> PackageManifest {
        let files = ["web.js", "node.js", "node.cjs", "index.d.ts", "snippets/a/b.js", "README.md"];
        let files = files.map(|path| PackageFile { path: path.to_owned(), contents: Vec::new() });
        let ours = json!({
            "type": "module", "sideEffects": false, "main": "./node.cjs", "browser": { "./node.cjs": "./web.js" },
            "types": "./index.d.ts", "exports": { ".": "./node.js" }, "files": ["web.js"], "license": "MIT"
        });
        let (Value::Object(theirs), Value::Object(ours)) = (theirs, ours) else { panic!("no objects") };
        PackageManifest::complete(&theirs, ours, PackagePaths(&files))
    }

    #[test]
    fn what_leads_somewhere_is_theirs() {
        for fields in [
            json!({ "main": "node.js", "types": "./index.d.ts", "module": "./web.js", "bin": { "a": "node.cjs" } }),
            json!({ "exports": "./web.js" }),
            json!({ "exports": { "node": ["./node.js", null], "default": "./web.js" } }),
            json!({ "exports": { ".": { "import": { "types": "./index.d.ts", "default": "./web.js" } },
                "./*": "./snippets/*.js", "./package.json": "./package.json", "./core": null } }),
            json!({ "imports": { "#a": "./web.js", "#b": { "node": "node:fs", "default": "clsx" } } }),
            json!({ "files": ["**"] }),
            json!({ "files": ["/*.js", "*.cjs", "index.d.ts", "snippets/", "!x.js", "README.md"] }),
            json!({ "sideEffects": ["./web.js", "snippets/**"] }),
            json!({ "sideEffects": true }),
            json!({ "typesVersions": { "*": { "web": ["./index.d.ts"] } } }),
            json!({ "private": true, "zebra": [], "publishConfig": { "access": "public" } }),
        ] {
            let manifest = complete(fields.clone());
            assert_eq!(manifest.note(), None, "{fields}");
            for (name, value) in fields.as_object().unwrap() {
                assert_eq!(&manifest.fields[name], value, "{name}");
            }
        }
        assert_eq!(
            complete(json!({ "browser": { "fs": false } })).fields["browser"],
            json!({ "fs": false, "./node.cjs": "./web.js" })
        );
    }

    #[test]
    fn what_leads_nowhere_is_ours() {
        let ours = complete(json!({})).fields;
        for (field, value) in [
            ("type", json!("commonjs")),
            ("main", json!("index.js")),
            ("main", json!("../node.cjs")),
            ("main", json!("")),
            ("types", json!(1)),
            ("browser", json!("dist/x.js")),
            ("browser", json!({ "./x.js": "./web.js" })),
            ("exports", json!("web.js")),
            ("exports", json!({})),
            ("exports", json!({ ".": null })),
            ("exports", json!({ ".": "./web.js", "./x": { "node": "./x.js" } })),
            ("exports", json!({ ".": "./web.js", "node": "./node.js" })),
            ("exports", json!({ "./*": "./x/*.js" })),
            ("files", json!(["web.js"])),
            ("files", json!(["**", "!*.md"])),
            ("files", json!([["**"]])),
            ("sideEffects", json!(["./dist/x.js"])),
            ("license", json!("")),
        ] {
            let manifest = complete(json!({ field: value }));
            assert_eq!(manifest.fields[field], ours[field], "{value}");
            let is_empty = value == "" || value == json!({});
            assert_eq!(manifest.note().is_some(), !is_empty, "{value}");
        }
    }

    #[test]
    fn what_is_for_the_source_folder_stays_there() {
        let manifest = complete(json!({
            "scripts": { "postinstall": "x" }, "devDependencies": { "a": "catalog:" }, "unpkg": "dist/x.js",
            "publishConfig": { "directory": "pkg", "main": "dist/x.js", "tag": "next" }
        }));
        let of = |field| manifest.fields.get(field);
        assert_eq!((of("scripts"), of("devDependencies"), of("unpkg")), (None, None, None));
        assert_eq!(of("publishConfig"), Some(&json!({ "tag": "next" })));
        let note = manifest.note().unwrap();
        assert!(note.contains("left out `scripts`, `unpkg`, `publishConfig`"), "{note}");
        let scripts =
            json!({ "scripts": { "build": "x", "prepare": "x" }, "devDependencies": {}, "workspaces": ["a"] });
        assert_eq!(complete(scripts).note(), None);
        let led = complete(json!({ "exports": { ".": { "node": "./pkg/node.js" } }, "main": "pkg/node.cjs" }));
        assert_eq!(led.note(), None);
        assert!(complete(json!({ "main": "pkg/index.js" })).note().is_some(), "no such file");
        assert_eq!(led.fields["exports"], complete(json!({})).fields["exports"]);
    }
}
