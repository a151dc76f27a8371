//! Exports that hide what the module itself uses under the same name: a function called `Uint8Array` hides JavaScript's.

use oxc_ast::AstKind;
use oxc_semantic::{NodeId, SymbolFlags, SymbolId};
use oxc_span::GetSpan;

use super::{js_module::exported, syntax::Parsed};

/// What wasm-bindgen's code does with a class outside of it.
const CLASS_MEMBERS: [&str; 3] = ["__unwrap", "__wrap", "prototype"];

/// The first export whose name the module also uses for something else. wasm-bindgen's code never calls what it
/// exports: each call of such a name is for something that JavaScript or the environment has.
pub fn first_hiding(parsed: &Parsed) -> Option<String> {
    let names = parsed.record.local_export_entries.iter().filter_map(exported);
    names.into_iter().find(|name| {
        let symbol = parsed.semantic.scoping().get_root_binding(name.as_str().into());
        symbol.is_some_and(|symbol| Hiding { parsed, symbol }.is_used_otherwise())
    })
}

struct Hiding<'p, 'a> {
    parsed: &'p Parsed<'a>,
    symbol: SymbolId,
}

impl Hiding<'_, '_> {
    fn is_used_otherwise(&self) -> bool {
        let mut references = self.parsed.semantic.symbol_references(self.symbol);
        references.any(|reference| self.is_other_use(reference.node_id()))
    }

    fn is_other_use(&self, node: NodeId) -> bool {
        let nodes = self.parsed.semantic.nodes();
        let parent = nodes.parent_node(node);
        let span = nodes.kind(node).span();
        match parent.kind() {
            _ if self.is_class() && self.is_in_own_class(node) => false,
            // Once it's declared, a function is exported or put into a namespace, and that is all.
            AstKind::ExportSpecifier(_) | AstKind::AssignmentExpression(_) => false,
            _ if self.has(SymbolFlags::Function) => true,
            AstKind::CallExpression(call) => call.callee.span() == span,
            AstKind::NewExpression(_) => true,
            AstKind::UnaryExpression(_) => true,
            AstKind::BinaryExpression(binary) => binary.operator.is_instance_of(),
            AstKind::StaticMemberExpression(member) if self.is_class() => {
                !CLASS_MEMBERS.contains(&member.property.name.as_str())
            }
            // Only a method call: a namespace is an object that gets members.
            AstKind::StaticMemberExpression(_) => {
                matches!(nodes.parent_kind(parent.id()), AstKind::CallExpression(call) if call.callee.span() == parent.span())
            }
            _ => false,
        }
    }

    fn is_class(&self) -> bool {
        self.has(SymbolFlags::Class)
    }

    fn has(&self, flags: SymbolFlags) -> bool {
        self.parsed.semantic.scoping().symbol_flags(self.symbol).contains(flags)
    }

    fn is_in_own_class(&self, node: NodeId) -> bool {
        let mut around = self.parsed.semantic.nodes().ancestor_kinds(node);
        around.any(|kind| {
            matches!(kind, AstKind::Class(class) if class.id.as_ref().is_some_and(|id| id.symbol_id.get() == Some(self.symbol)))
        })
    }
}

#[cfg(test)]
mod tests {
    use oxc_allocator::Allocator;

    use super::*;
    use crate::package::javascript::syntax::parse;

    fn hiding(source: &str) -> Option<String> {
        first_hiding(&parse(&Allocator::default(), "glue.js", source).unwrap())
    }

    #[test]
    fn a_name_that_the_bindings_use_themselves() {
        for (name, source) in [
            ("Uint8Array", "export function Uint8Array() {}\nfunction f() { new Uint8Array(wasm); }"),
            ("String", "export function String() {}\nfunction f() { String(1); }"),
            ("undefined", "export function undefined() {}\nfunction f(a) { return a === undefined; }"),
            ("Object", "export const Object = Object.freeze({});"),
            ("Response", "export class Response {}\nexport function f(a) { return a instanceof Response; }"),
            ("self", "export function self() {}\nexport function f() { return typeof self; }"),
            ("Promise", "export class Promise {}\nexport function f() { return Promise.resolve(1); }"),
        ] {
            assert_eq!(hiding(source).as_deref(), Some(name), "{source}");
        }
    }

    #[test]
    fn what_bindings_do_with_their_exports() {
        for source in [
            "export class A { static __wrap() { Object.create(A.prototype); } static __unwrap(a) { return a instanceof A; } }\n\
             A.prototype[Symbol.dispose] = A.prototype.free;\nexport function f(a) { _assertClass(a, A); A.__wrap(a); }",
            "export const geometry = {};\nfunction area() {}\ngeometry.area = area;\ngeometry.deep = {};\ngeometry.deep.f = area;",
            "function _default() {}\nexport { _default as default };",
        ] {
            assert_eq!(hiding(source), None, "{source}");
        }
    }
}
