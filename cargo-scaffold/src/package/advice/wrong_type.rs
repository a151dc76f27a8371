//! A type that can't cross between Rust and JavaScript, read from the compiler's words, and what to write in its place.

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticSpan};

/// What wasm-bindgen 0.2.130 asks of types (`wasm_bindgen::convert`, `describe`, `ErasableGeneric`).
const TRAITS: [&str; 19] = [
    "IntoWasmAbi",
    "FromWasmAbi",
    "RefIntoWasmAbi",
    "RefFromWasmAbi",
    "RefMutFromWasmAbi",
    "LongRefFromWasmAbi",
    "OptionIntoWasmAbi",
    "OptionFromWasmAbi",
    "NullableIntoWasmAbi",
    "NullableFromWasmAbi",
    "MaybeIntoWasmAbi",
    "MaybeFromWasmAbi",
    "VectorIntoWasmAbi",
    "VectorFromWasmAbi",
    "VectorRefIntoWasmAbi",
    "ReturnWasmAbi",
    "WasmDescribe",
    "WasmDescribeVector",
    "ErasableGeneric",
];

/// What wasm-bindgen's macro, and the compiler after it, say without a trait, and what to write.
const SAID: [(&str, &str); 5] = [
    (
        "functions with lifetime or type parameters",
        "JavaScript has no generics: write it for one type, and own what is borrowed",
    ),
    (
        "structs with #[wasm_bindgen] cannot have lifetime",
        "JavaScript can't hold what Rust borrows: own it, as `String` for `&str`",
    ),
    (
        "cannot return a borrowed ref",
        "JavaScript can't hold what Rust borrows: return it owned, as `String` for `&str`",
    ),
    ("enum variants cannot have named fields", ENUM),
    ("enum variants with fields must have exactly one unnamed field", ENUM),
];

const ERROR: &str =
    "return `Result<_, JsError>`: `?` makes one of any `std::error::Error`, and JavaScript catches an `Error`";

const ENUM: &str = "give each variant one field without a name, and JavaScript has a value of any of these types; for an object \
                    with a tag use a `JsValue` that serde-wasm-bindgen converts";

/// These cross by themselves: an error that names one is about a vector of it.
const PLAIN: [&str; 16] = [
    "bool", "char", "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "usize", "f32", "f64",
    "String",
];

const MAPS: [&str; 4] = ["HashMap<", "BTreeMap<", "HashSet<", "BTreeSet<"];

#[derive(PartialEq)]
pub struct WrongType {
    /// As the compiler or the user wrote it.
    pub name: String,
    /// What to write in its place.
    pub remedy: String,
}

impl WrongType {
    fn new(name: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { name: name.into(), remedy: remedy.into() }
    }
}

/// `None` if the diagnostic, which is at `span`, isn't about a type that has to cross.
pub fn of(diagnostic: &Diagnostic, span: &DiagnosticSpan) -> Option<WrongType> {
    if let Some((_, remedy)) = SAID.iter().find(|(part, _)| diagnostic.message.contains(part)) {
        return Some(WrongType::new(written(span), *remedy));
    }
    if diagnostic.message.starts_with("`impl Trait` is not allowed in paths") {
        return Some(by_name(&written(span)));
    }
    let message = diagnostic.message.strip_prefix("the trait bound `")?.strip_suffix("` is not satisfied")?;
    let (name, bound) = message.rsplit_once(": ")?;
    if let ("JsValue", Some(error)) = (name, bound.strip_prefix("From<").and_then(|bound| bound.strip_suffix('>'))) {
        let is_returned =
            |note: &Diagnostic| note.message.ends_with("WasmDescribe`") || note.message.ends_with("ReturnWasmAbi`");
        return diagnostic.children.iter().any(is_returned).then(|| WrongType::new(error, ERROR));
    }
    let bound = bound.rsplit("::").next().filter(|bound| TRAITS.contains(bound))?;
    without_trait(&name.replace("(dyn ", "dyn ").replace(" + 'static)", ""), bound, diagnostic)
}

fn without_trait(name: &str, bound: &str, error: &Diagnostic) -> Option<WrongType> {
    let of_reference = bound.contains("Ref");
    match bound {
        // What its error lacks is said in another message.
        "ReturnWasmAbi" if name.starts_with("Result<") => None,
        "OptionFromWasmAbi" | "OptionIntoWasmAbi" if name.starts_with('&') => {
            Some(WrongType::new(format!("Option<{name}>"), format!("use `Option<{}>`", owned(name))))
        }
        _ if of_reference && name == "String" => Some(WrongType::new("&String", "use `&str`")),
        _ if of_reference && name.starts_with("Vec<") => {
            Some(WrongType::new(format!("&{name}"), "use a slice, as `&[f64]` or `&mut [f64]`"))
        }
        _ if of_reference && name.starts_with('[') => Some(WrongType::new(format!("&{name}"), remedy(name))),
        _ if PLAIN.contains(&name) => in_vector(error).map(|vector| by_name(&vector)),
        _ => Some(by_name(name)),
    }
}

/// The source text of `span`.
fn written(span: &DiagnosticSpan) -> String {
    let lines = span.text.iter().map(|line| {
        let (from, to) = (line.highlight_start.saturating_sub(1), line.highlight_end.saturating_sub(1));
        line.text.chars().take(to).skip(from).collect::<String>()
    });
    lines.collect()
}

/// The vector that the error began with. The compiler went from it to what it's made of: `Vec<Vec<f64>>`, … `f64`.
fn in_vector(error: &Diagnostic) -> Option<String> {
    let begun = error.children.iter().rev().find_map(|child| child.message.strip_prefix("required for `"))?;
    let (name, _) = begun.split_once("` to implement")?;
    // Another error begins further out.
    let items = name.strip_prefix("Vec<")?.strip_suffix('>')?;
    (items.contains('<') || items.ends_with("128")).then(|| name.to_owned())
}

fn owned(name: &str) -> &str {
    if name == "&str" { "String" } else { name.trim_start_matches('&') }
}

fn by_name(name: &str) -> WrongType {
    WrongType::new(name, remedy(name))
}

fn remedy(name: &str) -> String {
    let has = |part: &str| name.contains(part);
    let within = |open: char, close: char| name.strip_prefix(open).and_then(|name| name.strip_suffix(close));
    if has("Fn(") || has("FnMut(") || has("FnOnce(") {
        return "take a JavaScript function, as `&js_sys::Function` (`cargo add js-sys`)".to_owned();
    }
    if let Some(items) = within('[', ']') {
        return format!("use `Vec<{}>`", items.split("; ").next().unwrap_or(items));
    }
    match name {
        "Vec<u128>" | "Vec<i128>" => format!("a vector has items of 64 bits at most: use `{}`", name.replace("128", "64")),
        _ if name.starts_with('(') => "use a struct with `#[wasm_bindgen]`, or a `Vec` if all are of one type".to_owned(),
        _ if name.starts_with('&') => format!("use `{}`", owned(name)),
        _ if name.starts_with("Vec<") => {
            "use one flat vector and the length of a row, or a vector of structs with `#[wasm_bindgen]`".to_owned()
        }
        _ if name.starts_with("Result<") => "it can only be returned".to_owned(),
        _ if name.starts_with("impl Iterator") => "collect it into a `Vec`".to_owned(),
        _ if name.starts_with("impl ") || has("dyn ") => "write the function for one type".to_owned(),
        _ if MAPS.iter().any(|map| name.starts_with(map)) => {
            "use a `js_sys::Map` (`cargo add js-sys`), or for a plain object a `JsValue` that serde-wasm-bindgen converts".to_owned()
        }
        _ => "if it's yours, put `#[wasm_bindgen]` before it, and it is a class in JavaScript; for a plain object use a \
              `JsValue` that serde-wasm-bindgen converts"
            .to_owned(),
    }
}
