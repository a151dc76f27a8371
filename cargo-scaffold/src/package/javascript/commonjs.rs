//! ES modules as CommonJS, for `require`: the same code, with other imports and exports.

use anyhow::Result;
use oxc_allocator::Allocator;
use oxc_ast::{
    AstKind,
    ast::{
        ExportDefaultDeclaration, ExportDefaultDeclarationKind, ExportSpecifier, ImportDeclaration,
        ImportDeclarationSpecifier, Statement,
    },
};
use oxc_semantic::SymbolFlags;
use oxc_span::{GetSpan, Span};
use serde_json::json;

use super::{
    commonjs_form::{CommonJsForm, member},
    commonjs_path::{commonjs_path, is_local},
    js_module::{exported, literal},
    syntax::{self, Parsed},
    text_edits::TextEdits,
};

/// The CommonJS form of the ES module `source`. It requires the CommonJS forms of its local imports, which lie beside
/// them. What can't be CommonJS, such as a top-level `await`, is an error; `name` is for that.
pub fn to_commonjs(name: &str, source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = syntax::parse(&allocator, name, source)?;
    let text = Converter::new(&parsed).convert();
    syntax::check(&commonjs_path(name), &text)?;
    Ok(text)
}

struct Converter<'a> {
    parsed: &'a Parsed<'a>,
    edits: TextEdits,
    form: CommonJsForm,
}

impl<'a> Converter<'a> {
    fn new(parsed: &'a Parsed<'a>) -> Self {
        let record = &parsed.record;
        let names = record.local_export_entries.iter().chain(&record.indirect_export_entries).filter_map(exported);
        let form = CommonJsForm::new(parsed.source, parsed.semantic.scoping(), names.collect());
        Self { parsed, edits: TextEdits::default(), form }
    }

    fn convert(mut self) -> String {
        self.parsed.program.body.iter().for_each(|statement| self.statement(statement));
        self.dynamic_imports();
        for span in &self.parsed.record.import_metas {
            self.edits.replace(*span, self.form.import_meta());
        }
        self.form.around(&self.edits.apply(self.parsed.source))
    }

    fn statement(&mut self, statement: &Statement<'a>) {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import),
            Statement::ExportAllDeclaration(export) => {
                self.edits.replace(export.span, "");
                let module = self.form.import(&export.source.value, export.exported.is_some());
                match &export.exported {
                    Some(name) => self.form.export_module(&name.name(), &module),
                    None => self.form.export_all(&module),
                }
            }
            Statement::ExportFromDeclaration(export) => {
                self.edits.replace(export.span, "");
                for specifier in &export.specifiers {
                    let value = self.imported(&export.source.value, Some(&specifier.local.name()));
                    self.form.export_live(&specifier.exported.name(), &value);
                }
            }
            Statement::ExportNamedDeclaration(export) => {
                self.edits.replace(export.span, "");
                export.specifiers.iter().for_each(|specifier| self.specifier(specifier));
            }
            Statement::ExportDeclaration(export) => {
                self.edits.replace(Span::new(export.span.start, export.declaration.span().start), "");
                let entries = self.parsed.record.local_export_entries.iter();
                let entries = entries.filter(|entry| entry.statement_span == export.span);
                entries.filter_map(exported).for_each(|name| self.export(&name, &name));
            }
            Statement::ExportDefaultDeclaration(export) => self.default(export),
            _ => {}
        }
    }

    /// Every use of an imported name reads it from its module, so that later changes there are seen.
    fn import(&mut self, import: &ImportDeclaration) {
        self.edits.replace(import.span, "");
        self.form.import(&import.source.value, false);
        for specifier in import.specifiers.iter().flatten() {
            let value = self.imported(&import.source.value, imported_name(specifier).as_deref());
            self.replace_uses(&specifier.local().name, &value);
        }
    }

    /// How what is imported is read; without a name, it's the whole module.
    fn imported(&mut self, specifier: &str, name: Option<&str>) -> String {
        let module = self.form.import(specifier, matches!(name, None | Some("default")));
        name.map_or_else(|| module.clone(), |name| format!("{module}{}", member(name)))
    }

    fn replace_uses(&mut self, local: &str, value: &str) {
        let semantic = &self.parsed.semantic;
        let symbol = semantic.scoping().get_root_binding(local.into());
        for reference in symbol.into_iter().flat_map(|symbol| semantic.symbol_references(symbol)) {
            let text = match semantic.nodes().parent_kind(reference.node_id()) {
                AstKind::ObjectProperty(property) if property.shorthand => format!("{local}: {value}"),
                _ => value.to_owned(),
            };
            self.edits.replace(semantic.reference_span(reference), text);
        }
    }

    fn specifier(&mut self, specifier: &ExportSpecifier) {
        let (local, exported) = (specifier.local.name(), specifier.exported.name());
        match self.imported_value(&local) {
            Some(value) => self.form.export_live(&exported, &value),
            None => self.export(&exported, &local),
        }
    }

    /// How a name is read that is imported and exported again.
    fn imported_value(&mut self, local: &str) -> Option<String> {
        let imports = self.parsed.program.body.iter().filter_map(|statement| match statement {
            Statement::ImportDeclaration(import) => Some(import),
            _ => None,
        });
        let mut specifiers = imports.flat_map(|import| {
            import.specifiers.iter().flatten().map(|specifier| (import.source.value.as_str(), specifier))
        });
        let (module, specifier) = specifiers.find(|(_, specifier)| specifier.local().name == local)?;
        Some(self.imported(module, imported_name(specifier).as_deref()))
    }

    fn default(&mut self, export: &ExportDefaultDeclaration) {
        let declaration = &export.declaration;
        let keywords = Span::new(export.span.start, declaration.span().start);
        let name = match declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => function.id.as_ref(),
            ExportDefaultDeclarationKind::ClassDeclaration(class) => class.id.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.edits.replace(keywords, "");
            self.export("default", &name.name);
        } else {
            self.edits.replace(keywords, format!("{}.default = ", self.form.exports()));
            self.edits.insert(export.span.end, ";");
        }
    }

    /// Exports a variable of the module.
    fn export(&mut self, name: &str, local: &str) {
        let scoping = self.parsed.semantic.scoping();
        let symbol = scoping.get_root_binding(local.into());
        if symbol.is_some_and(|symbol| scoping.symbol_is_mutated(symbol)) {
            self.form.export_live(name, local);
        } else if symbol.is_some_and(|symbol| scoping.symbol_flags(symbol).contains(SymbolFlags::Function)) {
            self.form.export_early(name, local);
        } else {
            self.form.export_late(name, local);
        }
    }

    /// `import()` of a local module gives the CommonJS form too, so that there is one instance of it.
    fn dynamic_imports(&mut self) {
        for import in &self.parsed.record.dynamic_imports {
            let specifier = literal(self.parsed.text(import.module_request)).filter(|it| is_local(it));
            let path = specifier.map(|specifier| commonjs_path(&specifier)).filter(|path| path.ends_with(".cjs"));
            if let Some(path) = path {
                let require = format!("{}({})", self.form.require(), json!(path));
                self.edits.replace(import.span, format!("Promise.resolve().then(() => {require})"));
            }
        }
    }
}

/// The name that is imported; `None` is for the whole module.
fn imported_name(specifier: &ImportDeclarationSpecifier) -> Option<String> {
    match specifier {
        ImportDeclarationSpecifier::ImportSpecifier(specifier) => Some(specifier.imported.name().to_string()),
        ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => Some("default".to_owned()),
        ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::javascript::commonjs_form::FILE_URL;

    fn converted(source: &str) -> String {
        to_commonjs("a.js", source).unwrap()
    }

    #[test]
    fn exports_of_every_form() {
        let source = "export function f() {}\nexport const a = 1, { b } = f;\nexport let c;\nc = f;\nlet d;\n\
            export { d as 'data-tag' };\nexport default class E {}\nexport { g as h } from './g.js';\n\
            export * as i from './i.js';\nexport * from './j.js';\n";
        assert_eq!(
            converted(source),
            "\"use strict\";\n\
             Object.defineProperty(exports, \"__esModule\", { value: true });\n\
             exports.f = f;\n\
             Object.defineProperty(exports, \"c\", { enumerable: true, get: () => c });\n\
             Object.defineProperty(exports, \"h\", { enumerable: true, get: () => $import0.g });\n\
             const $import0 = require(\"./g.cjs\");\n\
             const $import1 = require(\"./i.cjs\");\n\
             const $import2 = require(\"./j.cjs\");\n\
             exports.i = $import1;\n\
             for (const name of Object.keys($import2)) {\n  \
             if (name !== \"default\" && \
             ![\"f\",\"a\",\"b\",\"c\",\"data-tag\",\"default\",\"h\",\"i\"].includes(name)) \
             Object.defineProperty(exports, name, { configurable: true, enumerable: true, get: () => $import2[name] });\n}\n\
             function f() {}\nconst a = 1, { b } = f;\nlet c;\nc = f;\nlet d;\n\nclass E {}\n\n\
             exports.a = a;\nexports.b = b;\nexports[\"data-tag\"] = d;\nexports.default = E;\n"
        );
    }

    #[test]
    fn imports_are_read_where_they_are_used() {
        let source = "import a, { b as c, 'd-e' as f } from 'x';\nimport * as g from './g.js';\nimport './h.mjs';\n\
            export { c };\nconst o = { c, f: f };\nfunction i(c) { return c + g.c; }\nimport('./k.js').then(a);\n\
            new URL('./l', import.meta.url);\n";
        let expected = format!(
            "\"use strict\";\n\
             Object.defineProperty(exports, \"c\", {{ enumerable: true, get: () => $import0.b }});\n\
             const $importAdapted = (module) => (module?.__esModule ? module : {{ ...module, default: module }});\n\
             const $import0 = $importAdapted(require(\"x\"));\n\
             const $import1 = require(\"./g.cjs\");\n\
             const $import2 = require(\"./h.mjs.cjs\");\n\
             const $importMeta = {{ url: {FILE_URL} }};\n\n\n\n\n\
             const o = {{ c: $import0.b, f: $import0[\"d-e\"] }};\nfunction i(c) {{ return c + $import1.c; }}\n\
             Promise.resolve().then(() => require(\"./k.cjs\")).then($import0.default);\n\
             new URL('./l', $importMeta.url);\n"
        );
        assert_eq!(converted(source), expected);
    }

    #[test]
    fn names_that_commonjs_has_taken() {
        let source = "import { a } from './a.js';\nexport function exports() { return require('b') + a; }\nfunction require() {}\n";
        assert_eq!(
            converted(source),
            "\"use strict\";\n\
             const $importExports = exports;\nconst $importRequire = require;\nconst $import0 = require(\"./a.cjs\");\n\
             {\n$importExports.exports = exports;\n\n\
             function exports() { return require('b') + $import0.a; }\nfunction require() {}\n}\n"
        );
    }

    #[test]
    fn default_exports_without_a_name() {
        for (source, expected) in [
            ("export default () => 3", "exports.default = () => 3;\n"),
            ("export default function () {}\nf();", "exports.default = function () {};\nf();\n"),
        ] {
            assert!(converted(source).ends_with(expected), "{}", converted(source));
        }
    }

    #[test]
    fn what_commonjs_lacks_is_an_error() {
        let error = to_commonjs("a.js", "await f();").unwrap_err().to_string();
        assert!(error.starts_with("`a.cjs`, line 2, "), "{error}");
    }
}
