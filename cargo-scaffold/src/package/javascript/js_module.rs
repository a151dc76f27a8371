//! What a JavaScript module imports and exports.

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_span::GetSpan;
use oxc_syntax::module_record::{ExportEntry, ExportExportName};

use super::syntax::{self, Parsed, SyntaxError};

pub struct JsModule {
    /// The names that it exports, except by `export * from`. Sorted.
    pub exports: Vec<String>,
    /// The modules that its declarations import or export from. Sorted.
    pub imports: Vec<String>,
    /// The modules that it imports by `import()`, where the name is written out. Sorted.
    pub dynamic_imports: Vec<String>,
    /// The files that it makes a URL of, as `new URL("./worker.js", import.meta.url)`. Sorted.
    pub addresses: Vec<String>,
    /// The names that it takes from the environment, such as `document`. Sorted.
    pub globals: Vec<String>,
}

impl JsModule {
    /// Parses the ES module `source`; `name` is for the error.
    pub fn parse(name: &str, source: &str) -> Result<Self, SyntaxError> {
        let allocator = Allocator::default();
        let parsed = syntax::parse(&allocator, name, source)?;
        let record = &parsed.record;
        let entries = record.local_export_entries.iter().chain(&record.indirect_export_entries);
        let mut exports: Vec<_> = entries.filter_map(exported).collect();
        let mut imports: Vec<_> = record.requested_modules.keys().map(ToString::to_string).collect();
        let globals = parsed.semantic.scoping().root_unresolved_references();
        let mut globals: Vec<_> = globals.keys().map(ToString::to_string).collect();
        let dynamic = record.dynamic_imports.iter().filter_map(|import| literal(parsed.text(import.module_request)));
        let mut dynamic_imports: Vec<_> = dynamic.collect();
        dynamic_imports.sort();
        let mut addresses: Vec<_> =
            parsed.semantic.nodes().iter().filter_map(|node| address(&parsed, node.kind())).collect();
        addresses.sort();
        exports.sort();
        imports.sort();
        globals.sort();
        Ok(Self { exports, imports, dynamic_imports, addresses, globals })
    }
}

/// The first of two arguments of `new URL`, if the second is the module's own URL.
fn address(parsed: &Parsed, kind: AstKind) -> Option<String> {
    let AstKind::NewExpression(new) = kind else {
        return None;
    };
    let [path, base] = &new.arguments[..] else {
        return None;
    };
    let is_own = parsed.text(new.callee.span()) == "URL" && parsed.text(base.span()) == "import.meta.url";
    literal(parsed.text(path.span())).filter(|_| is_own)
}

/// The name that an export has for others.
pub fn exported(entry: &ExportEntry) -> Option<String> {
    match &entry.export_name {
        ExportExportName::Name(name) => Some(name.name.to_string()),
        ExportExportName::Default(_) => Some("default".to_owned()),
        ExportExportName::Null => None,
    }
}

/// The text of a string without escapes.
pub fn literal(source: &str) -> Option<String> {
    let mut ends = source.chars();
    let (first, last) = (ends.next()?, ends.next_back()?);
    (first == last && ['"', '\''].contains(&first) && !source.contains('\\')).then(|| ends.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::JsModule;

    #[test]
    fn every_form_of_export() {
        let glue = "\
            export class Point {\n    free() {}\n}\n\
            /**\n * export function commented() {}\n */\n\
            export function greet(name) {\n}\n\
            const text = `\nexport function quoted() {}\n`;\n\
            export const Direction = Object.freeze({\n});\n\
            let _default, tag, kept, wasm;\n\
            export { _default as default }\nexport { tag as 'data-tag' }\nexport { kept, text as 'with \\'quotes\\'' }\n\
            export function __wbg_set_wasm(val) {\n}\nexport { wasm as __wasm }\n\
            export { other } from 'elsewhere';\nexport * as all from 'elsewhere';\n\
            export function größe() {\n}\nexport function $dollar() {\n}\n";
        let names = [
            "$dollar",
            "Direction",
            "Point",
            "__wasm",
            "__wbg_set_wasm",
            "all",
            "data-tag",
            "default",
            "greet",
            "größe",
            "kept",
            "other",
            "with 'quotes'",
        ];
        assert_eq!(JsModule::parse("glue.js", glue).unwrap().exports, names);
    }

    #[test]
    fn every_form_of_import() {
        let glue = "import { a } from './a.js';\nimport * as b from \"b\"\nimport'./c.js';export * from './d.js';\n\
            // import './commented.js';\nconst text = `\nimport './quoted.js'`;\nimport(text);\n";
        assert_eq!(JsModule::parse("glue.js", glue).unwrap().imports, ["./a.js", "./c.js", "./d.js", "b"]);
        let urls = "new URL('./a.js', import.meta.url); new URL('./b.js', base); new Other('./c.js', import.meta.url);";
        assert_eq!(JsModule::parse("glue.js", urls).unwrap().addresses, ["./a.js"]);
        let dynamic = "import('./a.js'); import(\"b\"); import(`./${name}.js`); import(name);";
        assert_eq!(JsModule::parse("glue.js", dynamic).unwrap().dynamic_imports, ["./a.js", "b"]);
    }

    #[test]
    fn only_names_without_a_variable_are_globals() {
        let glue = "function f(require) {\n    require(document, f);\n    { let URL; URL(); }\n}\ntypeof module;\n";
        assert_eq!(JsModule::parse("glue.js", glue).unwrap().globals, ["document", "module"]);
    }
}
