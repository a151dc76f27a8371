//! Names of exports that can't work.

use anyhow::{Result, anyhow, bail};
use oxc_allocator::Allocator;

use super::wasm_module;
use crate::package::javascript::{
    hidden_names,
    syntax::{self, SyntaxError},
};

/// Names that mean something to JavaScript itself, and what that is.
const TAKEN: [(&str, &str); 3] = [
    ("then", "JavaScript takes a module with a function of this name for a promise, and `import()` waits for it"),
    ("__esModule", "tools take it for the mark of a converted module"),
    ("__proto__", "in JavaScript it's the prototype of every object"),
];

/// What to do about a name.
const REMEDY: &str = "give it another name with `#[wasm_bindgen(js_name = …)]`";

/// An error that names the first of `exports` that JavaScript takes for something else.
pub fn check(exports: &[String]) -> Result<()> {
    match TAKEN.iter().find(|(name, _)| exports.iter().any(|export| export == name)) {
        Some((name, reason)) => bail!("the crate exports `{name}`, but {reason}: {REMEDY}"),
        None => Ok(()),
    }
}

/// An error that names an export whose name the bindings, or the module, use for something else; or one that
/// wasm-bindgen has left out.
pub fn check_uses(name: &str, glue: &str, wasm: &[u8]) -> Result<()> {
    let allocator = Allocator::default();
    let exports = wasm_module::exports(wasm)?;
    let twice = || exports.iter().enumerate().find(|(at, name)| exports[..*at].contains(name));
    let hiding = hidden_names::first_hiding(&syntax::parse(&allocator, name, glue)?);
    if let Some(name) = hiding.or_else(|| twice().map(|(_, name)| name.clone())) {
        bail!("the crate exports `{name}`, and its bindings need this name for something else: {REMEDY}");
    }
    match exports.iter().find_map(|export| unbound(export).filter(|_| !glue.contains(export))) {
        Some(name) => bail!(
            "the crate exports `{name}` under a name that wasm-bindgen leaves out, as it isn't one of letters, digits, \
             `_` and `$`: {REMEDY}"
        ),
        None => Ok(()),
    }
}

/// The name of a function that wasm-bindgen didn't bind: the compiler's has a hash of 16 digits.
fn unbound(export: &str) -> Option<&str> {
    let (name, hash) = export.rsplit_once('_')?;
    (hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(name)
}

/// An error in the bindings, with the name that it's about.
pub fn explain(error: SyntaxError) -> anyhow::Error {
    let text = error.text.clone();
    if text.is_empty() || text.contains(char::is_whitespace) {
        return error.into();
    }
    anyhow!(error).context(format!("the crate exports `{text}`, which can't be a name in its bindings: {REMEDY}"))
}
