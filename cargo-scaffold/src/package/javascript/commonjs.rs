//! ES modules as CommonJS, for `require`: the same code, with other imports and exports.

use std::fmt::Write;

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
use oxc_syntax::identifier::is_identifier_name;
use serde_json::json;

use super::{
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

/// Where the CommonJS form of a module is, by its path or by how it's imported.
pub fn commonjs_path(module: &str) -> String {
    match module.strip_suffix(".js") {
        Some(stem) => format!("{stem}.cjs"),
        None if module.ends_with(".mjs") => format!("{module}.cjs"),
        None => module.to_owned(),
    }
}

/// Whether it is a path, and not the name of a package.
pub fn is_local(specifier: &str) -> bool {
    specifier.starts_with("./") || specifier.starts_with("../")
}

struct Converter<'a> {
    parsed: &'a Parsed<'a>,
    edits: TextEdits,
    /// The start of our variables' names: no other name has it.
    prefix: String,
    /// All that it exports, but by `export *`.
    names: Vec<String>,
    /// The modules that it imports, in the order of their evaluation.
    modules: Vec<Required>,
    /// `exports`, or a variable of ours where the module has one of that name.
    exports: String,
    /// Exports that are there before anything runs, as cyclic imports need them.
    early: String,
    /// Exports of whole imported modules.
    linked: String,
    /// Exports of values that its code makes.
    late: String,
}

struct Required {
    specifier: String,
    /// Whether a default import is all that a CommonJS module exports, as it is in Node.js.
    adapted: bool,
}

/// Names that each CommonJS module is given, and may not declare again at its top.
const GIVEN: [&str; 5] = ["__dirname", "__filename", "exports", "module", "require"];

impl<'a> Converter<'a> {
    fn new(parsed: &'a Parsed<'a>) -> Self {
        let mut prefix = "$import".to_owned();
        while parsed.source.contains(&prefix) {
            prefix.insert(0, '$');
        }
        let record = &parsed.record;
        let entries = record.local_export_entries.iter().chain(&record.indirect_export_entries);
        let mut converter = Self {
            names: entries.filter_map(exported).collect(),
            exports: "exports".to_owned(),
            parsed,
            edits: TextEdits::default(),
            prefix,
            modules: Vec::new(),
            early: String::new(),
            linked: String::new(),
            late: String::new(),
        };
        if converter.declares_given() {
            converter.exports = format!("{}Exports", converter.prefix);
        }
        converter
    }

    fn convert(mut self) -> String {
        if self.names.iter().any(|name| name == "default") {
            // As Node.js marks ES modules that are required, for tools that look for a default export.
            let _ = writeln!(self.early, "Object.defineProperty({}, \"__esModule\", {{ value: true }});", self.exports);
        }
        self.parsed.program.body.iter().for_each(|statement| self.statement(statement));
        self.dynamic_imports();
        let head = self.head();
        let is_wrapped = self.is_wrapped();
        let Self { edits, early, linked, late, parsed, .. } = self;
        let code = format!("{}{}", edits.apply(parsed.source).trim_end(), if late.is_empty() { "\n" } else { "\n\n" });
        if is_wrapped {
            // A block, where the module's own names can be any.
            format!("\"use strict\";\n{head}{{\n{early}{linked}{code}{late}}}\n")
        } else {
            format!("\"use strict\";\n{early}{head}{linked}{code}{late}")
        }
    }

    /// Whether the module has a variable of a name that CommonJS has given already.
    fn declares_given(&self) -> bool {
        let scoping = self.parsed.semantic.scoping();
        GIVEN.iter().any(|name| scoping.get_root_binding((*name).into()).is_some())
    }

    fn is_wrapped(&self) -> bool {
        self.exports != "exports"
    }

    fn statement(&mut self, statement: &Statement<'a>) {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import),
            Statement::ExportAllDeclaration(export) => {
                self.edits.replace(export.span, "");
                let adapted = export.exported.is_some();
                let module = self.require(&export.source.value, adapted);
                match &export.exported {
                    Some(name) => drop(writeln!(self.linked, "{}{} = {module};", self.exports, member(&name.name()))),
                    None => self.export_all(&module),
                }
            }
            Statement::ExportFromDeclaration(export) => {
                self.edits.replace(export.span, "");
                let adapted = export.specifiers.iter().any(|specifier| specifier.local.name() == "default");
                let module = self.require(&export.source.value, adapted);
                for specifier in &export.specifiers {
                    let value = format!("{module}{}", member(&specifier.local.name()));
                    self.export_live(&specifier.exported.name(), &value);
                }
            }
            Statement::ExportNamedDeclaration(export) => {
                self.edits.replace(export.span, "");
                export.specifiers.iter().for_each(|specifier| self.specifier(specifier));
            }
            Statement::ExportDeclaration(export) => {
                let declaration = export.declaration.span();
                self.edits.replace(Span::new(export.span.start, declaration.start), "");
                for entry in self.entries_of(export.span) {
                    self.export(&entry, &entry);
                }
            }
            Statement::ExportDefaultDeclaration(export) => self.default(export),
            _ => {}
        }
    }

    /// The names that a declaration of variables exports.
    fn entries_of(&self, statement: Span) -> Vec<String> {
        let entries = self.parsed.record.local_export_entries.iter();
        let entries = entries.filter(|entry| entry.statement_span == statement);
        entries.filter_map(exported).collect()
    }

    /// Every use of an imported name reads it from its module, so that later changes there are seen.
    fn import(&mut self, import: &ImportDeclaration) {
        self.edits.replace(import.span, "");
        let specifiers: Vec<_> = import.specifiers.iter().flatten().collect();
        let names: Vec<_> = specifiers.iter().map(|specifier| imported(specifier)).collect();
        let adapted = names.iter().any(|name| matches!(name.as_deref(), None | Some("default")));
        let module = self.require(&import.source.value, adapted && !names.is_empty());
        for (specifier, name) in specifiers.iter().zip(names) {
            let value = name.map_or_else(|| module.clone(), |name| format!("{module}{}", member(&name)));
            self.replace_uses(&specifier.local().name, &value);
        }
    }

    fn replace_uses(&mut self, local: &str, value: &str) {
        let semantic = &self.parsed.semantic;
        let Some(symbol) = semantic.scoping().get_root_binding(local.into()) else {
            return;
        };
        for reference in semantic.symbol_references(symbol) {
            let span = semantic.reference_span(reference);
            let text = match semantic.nodes().parent_kind(reference.node_id()) {
                AstKind::ObjectProperty(property) if property.shorthand => format!("{local}: {value}"),
                _ => value.to_owned(),
            };
            self.edits.replace(span, text);
        }
    }

    fn specifier(&mut self, specifier: &ExportSpecifier) {
        let (local, exported) = (specifier.local.name(), specifier.exported.name());
        match self.imported_value(&local) {
            Some(value) => self.export_live(&exported, &value),
            None => self.export(&exported, &local),
        }
    }

    /// Where a name comes from that is imported and exported again.
    fn imported_value(&mut self, local: &str) -> Option<String> {
        let parsed = self.parsed;
        for statement in &parsed.program.body {
            let Statement::ImportDeclaration(import) = statement else {
                continue;
            };
            let mut specifiers = import.specifiers.iter().flatten();
            if let Some(specifier) = specifiers.find(|specifier| specifier.local().name == local) {
                let name = imported(specifier);
                let adapted = matches!(name.as_deref(), None | Some("default"));
                let module = self.require(&import.source.value, adapted);
                return Some(name.map_or_else(|| module.clone(), |name| format!("{module}{}", member(&name))));
            }
        }
        None
    }

    fn default(&mut self, export: &ExportDefaultDeclaration) {
        let declaration = &export.declaration;
        let keyword = Span::new(export.span.start, declaration.span().start);
        let name = match declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => function.id.as_ref(),
            ExportDefaultDeclarationKind::ClassDeclaration(class) => class.id.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.edits.replace(keyword, "");
            self.export("default", &name.name);
        } else {
            self.edits.replace(keyword, format!("{}.default = ", self.exports));
            self.edits.insert(export.span.end, ";");
        }
    }

    /// Exports a variable of the module.
    fn export(&mut self, name: &str, local: &str) {
        let scoping = self.parsed.semantic.scoping();
        let symbol = scoping.get_root_binding(local.into());
        if symbol.is_some_and(|symbol| scoping.symbol_is_mutated(symbol)) {
            self.export_live(name, local);
        } else if symbol.is_some_and(|symbol| scoping.symbol_flags(symbol).contains(SymbolFlags::Function)) {
            self.export_early(name, local);
        } else {
            let _ = writeln!(self.late, "{}{} = {local};", self.exports, member(name));
        }
    }

    fn export_early(&mut self, name: &str, value: &str) {
        let _ = writeln!(self.early, "{}{} = {value};", self.exports, member(name));
    }

    /// Exports what may change later.
    fn export_live(&mut self, name: &str, value: &str) {
        let exports = &self.exports;
        let _ = writeln!(
            self.early,
            "Object.defineProperty({exports}, {}, {{ enumerable: true, get: () => {value} }});",
            json!(name)
        );
    }

    fn export_all(&mut self, module: &str) {
        let but = json!(self.names);
        let _ = writeln!(
            self.linked,
            "for (const name of Object.keys({module})) {{\n  if (name !== \"default\" && !{but}.includes(name)) Object.defineProperty({}, name, {{ \
             configurable: true, enumerable: true, get: () => {module}[name] }});\n}}",
            self.exports
        );
    }

    /// The variable that holds what a module exports.
    fn require(&mut self, specifier: &str, adapted: bool) -> String {
        // The CommonJS form of a local module has its default export under that name.
        let adapted = adapted && (!is_local(specifier) || specifier.ends_with(".json"));
        let at = self.modules.iter().position(|module| module.specifier == specifier).unwrap_or_else(|| {
            self.modules.push(Required { specifier: specifier.to_owned(), adapted: false });
            self.modules.len() - 1
        });
        self.modules[at].adapted |= adapted;
        format!("{}{at}", self.prefix)
    }

    /// `import()` of a local module gives the CommonJS form too, so that there is one instance of it.
    fn dynamic_imports(&mut self) {
        for import in &self.parsed.record.dynamic_imports {
            let specifier = literal(self.parsed.text(import.module_request)).filter(|it| is_local(it));
            let path = specifier.map(|specifier| commonjs_path(&specifier)).filter(|path| path.ends_with(".cjs"));
            if let Some(path) = path {
                let require = format!("{}({})", self.require_name(), json!(path));
                self.edits.replace(import.span, format!("Promise.resolve().then(() => {require})"));
            }
        }
    }

    fn require_name(&self) -> String {
        if self.is_wrapped() { format!("{}Require", self.prefix) } else { "require".to_owned() }
    }

    /// What comes before the module's own code, where none of its names hide ours.
    fn head(&mut self) -> String {
        let prefix = self.prefix.clone();
        let mut head = String::new();
        if self.is_wrapped() {
            let _ = writeln!(head, "const {} = exports;\nconst {} = require;", self.exports, self.require_name());
        }
        if self.modules.iter().any(|module| module.adapted) {
            let _ = writeln!(
                head,
                "const {prefix}Adapted = (module) => (module?.__esModule ? module : {{ ...module, default: module }});"
            );
        }
        for (at, Required { specifier, adapted }) in self.modules.iter().enumerate() {
            let require = format!("require({})", json!(commonjs_path(specifier)));
            let value = if *adapted { format!("{prefix}Adapted({require})") } else { require };
            let _ = writeln!(head, "const {prefix}{at} = {value};");
        }
        if !self.parsed.record.import_metas.is_empty() {
            let _ = writeln!(head, "const {prefix}Meta = {{ url: {FILE_URL} }};");
            for span in &self.parsed.record.import_metas {
                self.edits.replace(*span, format!("{prefix}Meta"));
            }
        }
        head
    }
}

/// Without Node's own modules, which bundlers for browsers don't have.
const FILE_URL: &str =
    r#"new URL("file://" + __filename.replace(/^(?=\w:)/, "/").replace(/[%?#]/g, encodeURIComponent)).href"#;

/// The name that is imported; `None` is for the whole module.
fn imported(specifier: &ImportDeclarationSpecifier) -> Option<String> {
    match specifier {
        ImportDeclarationSpecifier::ImportSpecifier(specifier) => Some(specifier.imported.name().to_string()),
        ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => Some("default".to_owned()),
        ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => None,
    }
}

fn member(name: &str) -> String {
    if is_identifier_name(name) { format!(".{name}") } else { format!("[{}]", json!(name)) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
