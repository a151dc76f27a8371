//! What a JavaScript module imports and exports.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_span::SourceType;
use oxc_syntax::module_record::{ExportEntry, ExportExportName};

use crate::base::position::line_and_column;

pub struct JsModule {
    /// The names that it exports, except by `export * from`. Sorted.
    pub exports: Vec<String>,
    /// The modules that its declarations import or export from. Sorted.
    pub imports: Vec<String>,
}

impl JsModule {
    /// Parses the ES module `source`; `name` is for the error.
    pub fn parse(name: &str, source: &str) -> Result<Self> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
        if let Some(error) = parsed.diagnostics.first() {
            let offset = error.labels.first().map_or(0, |label| label.offset());
            let (line, column) = line_and_column(source, offset as usize);
            bail!("`{name}`, line {line}, column {column}: invalid JavaScript: {error}");
        }
        let record = &parsed.module_record;
        let entries = record.local_export_entries.iter().chain(&record.indirect_export_entries);
        let mut exports: Vec<_> = entries.filter_map(exported).collect();
        let mut imports: Vec<_> = record.requested_modules.keys().map(ToString::to_string).collect();
        exports.sort();
        imports.sort();
        Ok(Self { exports, imports })
    }
}

fn exported(entry: &ExportEntry) -> Option<String> {
    match &entry.export_name {
        ExportExportName::Name(name) => Some(name.name.to_string()),
        ExportExportName::Default(_) => Some("default".to_owned()),
        ExportExportName::Null => None,
    }
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
    }

    #[test]
    fn an_error_says_where_it_is() {
        let error = JsModule::parse("glue.js", "let ö = 1;\nlet ä = = 2;\n").err().unwrap().to_string();
        assert!(error.starts_with("`glue.js`, line 2, column 9: invalid JavaScript: "), "{error}");
    }
}
