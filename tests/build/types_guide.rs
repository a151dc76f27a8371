//! `guide/types.md`: its examples are one crate, which is built and called as the guide says.

use std::fs;

use tests::{fixture::Fixture, repository::root};

#[test]
fn its_examples_are_built_and_called() {
    let guide = fs::read_to_string(root().join("guide/types.md")).unwrap();
    let krate = Fixture::new("plain");
    krate.edit("Cargo.toml", |text| {
        text.replace("[dependencies]\n", &format!("[dependencies]\n{}", blocks(&guide, "toml")))
    });
    krate.write("src/lib.rs", format!("use wasm_bindgen::prelude::*;\n\n{}", blocks(&guide, "rust")));
    krate.build(&["--dev"]).success();
    let examples = blocks(&guide, "js");
    let (code, expected): (Vec<_>, Vec<_>) = examples.lines().map(example).unzip();
    let exports = krate.javascript("console.log(Object.keys(lib).join())");
    let code = format!("{SHOW}const {{ {exports} }} = lib;\n{}", code.join("\n"));
    let shown = krate.javascript(&code).replace(&format!("`{}::", krate.stem()), "`mylib::");
    assert_eq!(shown.lines().collect::<Vec<_>>(), expected.into_iter().flatten().collect::<Vec<_>>());
    let declarations = krate.read("pkg/index.d.ts");
    for declared in [
        "search(query: string, words: Word[]): Hit[]",
        "area(shape: Shape): number",
        "farthest(points: Point[])",
        "next(id: ",
    ] {
        assert!(declarations.contains(declared), "{declared} in {declarations}");
    }
}

/// As Node.js prints values and errors, each on one line.
const SHOW: &str = r#"
import { inspect } from "node:util";
const show = async (value) => {
    try { console.log(inspect(await value(), { breakLength: Infinity })) } catch (error) { console.log(String(error)) }
};
"#;

/// The fenced blocks of `language`, one after the other.
fn blocks(text: &str, language: &str) -> String {
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect::<Vec<_>>().join("\n")
}

/// A line of JavaScript that shows what the guide says that it gives, if it says so.
fn example(line: &str) -> (String, Option<&str>) {
    match line.split_once("; // → ") {
        Some((expression, shown)) => (format!("await show(async () => {expression});"), Some(shown)),
        None => (line.to_owned(), None),
    }
}
