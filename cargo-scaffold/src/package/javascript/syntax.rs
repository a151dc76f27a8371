//! JavaScript and TypeScript that every engine takes: what a parser alone lets pass, such as two variables of one name,
//! is found too.

use std::{error::Error, fmt};

use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_diagnostics::OxcDiagnostic;
use oxc_parser::Parser;
use oxc_semantic::{Semantic, SemanticBuilder};
use oxc_span::{SourceType, Span};
use oxc_syntax::module_record::ModuleRecord;

use crate::base::position::line_and_column;

/// A module that was parsed without errors.
pub struct Parsed<'a> {
    pub source: &'a str,
    pub program: &'a Program<'a>,
    pub record: ModuleRecord<'a>,
    /// Which name means which variable.
    pub semantic: Semantic<'a>,
}

impl<'a> Parsed<'a> {
    pub fn text(&self, span: Span) -> &'a str {
        &self.source[span.start as usize..span.end as usize]
    }
}

/// What is wrong with a file, and where.
#[derive(Debug)]
pub struct SyntaxError {
    /// The file, line, column and cause.
    message: String,
    /// The text that is in the wrong place: mostly a name.
    pub text: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for SyntaxError {}

/// Parses the ES module `source`; `name` is for the error.
pub fn parse<'a>(allocator: &'a Allocator, name: &str, source: &'a str) -> Result<Parsed<'a>, SyntaxError> {
    parse_as(allocator, name, source, SourceType::mjs())
}

/// An error if no engine would take the file: `.js` is an ES module, `.cjs` is CommonJS, `.d.ts` and `.d.cts` are
/// declarations. Others aren't looked at.
pub fn check(path: &str, source: &str) -> Result<(), SyntaxError> {
    let kind = match path {
        path if path.ends_with(".d.ts") || path.ends_with(".d.cts") => SourceType::d_ts(),
        path if path.ends_with(".js") || path.ends_with(".mjs") => SourceType::mjs(),
        path if path.ends_with(".cjs") => SourceType::cjs(),
        _ => return Ok(()),
    };
    parse_as(&Allocator::default(), path, source, kind)?;
    Ok(())
}

fn parse_as<'a>(
    allocator: &'a Allocator,
    name: &str,
    source: &'a str,
    kind: SourceType,
) -> Result<Parsed<'a>, SyntaxError> {
    let parsed = Parser::new(allocator, source, kind).parse();
    reject(name, source, parsed.diagnostics.first())?;
    let program: &'a Program<'a> = allocator.alloc(parsed.program);
    if kind.is_typescript_definition() {
        // What users write into them is for TypeScript to judge.
        return Ok(Parsed { source, program, record: parsed.module_record, semantic: Semantic::default() });
    }
    let built = SemanticBuilder::new().with_check_syntax_error(true).with_build_nodes(true).build(program);
    reject(name, source, built.diagnostics.first())?;
    Ok(Parsed { source, program, record: parsed.module_record, semantic: built.semantic })
}

fn reject(name: &str, source: &str, error: Option<&OxcDiagnostic>) -> Result<(), SyntaxError> {
    let Some(error) = error else {
        return Ok(());
    };
    let (start, length) = error.labels.first().map_or((0, 0), |label| (label.offset() as usize, label.len() as usize));
    let (line, column) = line_and_column(source, start);
    let message = format!("`{name}`, line {line}, column {column}: invalid JavaScript: {error}");
    Err(SyntaxError { message, text: source.get(start..start + length).unwrap_or_default().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn an_error_says_where_it_is() {
        let error = check("glue.js", "let ö = 1;\nlet ä = = 2;\n").err().unwrap().to_string();
        assert!(error.starts_with("`glue.js`, line 2, column 9: invalid JavaScript: "), "{error}");
    }

    #[test]
    fn what_only_some_files_may_hold() {
        for (path, source) in [
            ("a.js", "export function await() {}"),
            ("a.js", "let wasm;\nexport function wasm() {}"),
            ("a.js", "class A { static prototype() {} }"),
            ("a.cjs", "export const a = 1;"),
            ("a.cjs", "await a;"),
            ("a.d.ts", "let = ;"),
        ] {
            assert!(check(path, source).is_err(), "{path}: {source}");
        }
        for (path, source) in [
            ("a.js", "await a;"),
            ("a.cjs", "function await() {}\nreturn;"),
            ("a.d.ts", "export function f(a: number): string;"),
            ("a.json", "{"),
        ] {
            assert!(check(path, source).is_ok(), "{path}: {source}");
        }
    }
}
