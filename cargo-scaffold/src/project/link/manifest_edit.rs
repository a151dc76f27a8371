//! Additions to the text of a `package.json`: all that is there stays as it is.

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Array, Object, Value},
    parse_to_ast,
};

use super::json_list::{JsonLayout, JsonList};

pub struct ManifestEdit {
    has_bom: bool,
    text: String,
}

impl ManifestEdit {
    pub fn new(text: &str) -> Self {
        let json = text.trim_start_matches('\u{feff}');
        Self { has_bom: json.len() < text.len(), text: json.to_owned() }
    }

    /// Among sorted dependencies at its place, else at the end. `None` if they can't have more.
    pub fn add_dependency(&mut self, package: &str, dependency: &str) -> Option<()> {
        let text = self.text.clone();
        let object = parse(&text)?;
        let (root, entry) = (JsonList::of_object(&object), format!("{}: {}", quoted(package), quoted(dependency)));
        let layout = JsonLayout::of(&text, &root);
        match object.get("dependencies") {
            Some(dependencies) => {
                let dependencies = dependencies.value.as_object()?;
                let list = JsonList::of_object(dependencies);
                self.add(&list, place(dependencies, package), &entry, &layout.only(1, &entry));
            }
            None => {
                let table = format!("\"dependencies\": {{{}}}", layout.only(1, &entry));
                self.add(&root, root.len(), &table, &layout.only(0, &table));
            }
        }
        Some(())
    }

    /// The folder isn't a member, though a pattern matches it.
    pub fn exclude_member(&mut self, folder: &str) {
        let text = self.text.clone();
        if let Some(object) = parse(&text)
            && let Some(patterns) = workspaces(&object)
        {
            let (list, entry) = (JsonList::of_array(patterns), quoted(&format!("!{folder}")));
            self.add(&list, list.len(), &entry, &entry);
        }
    }

    fn add(&mut self, list: &JsonList, at: usize, entry: &str, only: &str) {
        match list.len() {
            0 => list.fill(&mut self.text, only),
            _ => list.insert(&mut self.text, at, entry),
        }
    }

    pub fn finish(self) -> String {
        let bom = if self.has_bom { "\u{feff}" } else { "" };
        format!("{bom}{}", self.text)
    }
}

fn parse(text: &str) -> Option<Object<'_>> {
    match parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).ok()?.value? {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn place(dependencies: &Object, package: &str) -> usize {
    let names: Vec<_> = dependencies.properties.iter().map(|property| property.name.as_str()).collect();
    if names.is_sorted() { names.partition_point(|name| *name < package) } else { names.len() }
}

fn workspaces<'a>(object: &'a Object) -> Option<&'a Array<'a>> {
    let workspaces = &object.get("workspaces")?.value;
    workspaces.as_array().or_else(|| workspaces.as_object()?.get_array("packages"))
}

/// As a JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::ManifestEdit;

    /// With the dependency `b`, and the folder `a/b` that is no member.
    fn edited(text: &str) -> String {
        let mut edit = ManifestEdit::new(text);
        edit.add_dependency("b", "x").unwrap();
        edit.exclude_member("a/b");
        edit.finish()
    }

    #[test]
    fn the_form_stays() {
        for (before, after) in [
            ("{}", "{\n  \"dependencies\": {\n    \"b\": \"x\"\n  }\n}"),
            ("{\n}\n", "{\n  \"dependencies\": {\n    \"b\": \"x\"\n  }\n}\n"),
            (r#"{"a":1}"#, r#"{"a":1, "dependencies": { "b": "x" }}"#),
            (r#"{"a":1,"z":{}}"#, r#"{"a":1,"z":{},"dependencies": { "b": "x" }}"#),
            (r#"{ "dependencies": { "c": "1" } }"#, r#"{ "dependencies": { "b": "x", "c": "1" } }"#),
            (r#"{"dependencies":{"a":"1","c":"1"}}"#, r#"{"dependencies":{"a":"1","b": "x","c":"1"}}"#),
            (
                "{\r\n\t\"dependencies\": {},\r\n\t\"z\": 1\r\n}",
                "{\r\n\t\"dependencies\": {\r\n\t\t\"b\": \"x\"\r\n\t},\r\n\t\"z\": 1\r\n}",
            ),
            (
                "{\n\n \"dependencies\": {\n\n  \"c\": \"}\"} }",
                "{\n\n \"dependencies\": {\n\n  \"b\": \"x\",\n  \"c\": \"}\"} }",
            ),
            (
                r#"{ "dependencies": { "ä": "ö" }, "workspaces": ["*", "a/*"] }"#,
                r#"{ "dependencies": { "b": "x", "ä": "ö" }, "workspaces": ["*", "a/*", "!a/b"] }"#,
            ),
            (
                "{\n  \"workspaces\": {\n    \"packages\": [\n      \"*\"\n    ]\n  },\n  \"dependencies\": { \"z\": \"1\", \"a\": \"1\" }\n}",
                "{\n  \"workspaces\": {\n    \"packages\": [\n      \"*\",\n      \"!a/b\"\n    ]\n  },\n  \"dependencies\": { \"z\": \"1\", \"a\": \"1\", \"b\": \"x\" }\n}",
            ),
        ] {
            assert_eq!(edited(before), after);
            assert_eq!(edited(&format!("\u{feff}{before}")), format!("\u{feff}{after}"));
            serde_json::from_str::<serde_json::Value>(after).unwrap();
        }
    }
}
