//! `guide/json.md` is written from the types that `--format json` prints: their names, their types and their doc comments.
//! `SNAPSHOTS=overwrite` writes it anew.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use snapbox::{assert_data_eq, file};

use crate::{
    kits::{check::TemplateReport, kit_listing::KitListing, listing::Listing},
    package::BuildReport,
    project::summary::NewReport,
};

const INTRODUCTION: &str = "\
# JSON

`--format json` prints one JSON document on standard output. Status lines and errors stay on standard error. This page is
written from the program's own types, and a test keeps it up to date.
";

#[test]
fn the_page_describes_what_is_printed() {
    let page = [
        INTRODUCTION.to_owned(),
        section::<NewReport>("new", "One object, with `--dry-run` too."),
        section::<BuildReport>("build", "One object."),
        section::<Listing>("list", "An array with an object for each template."),
        section::<KitListing>("kit list", "An array with an object for each kit."),
        section::<TemplateReport>("kit check", "An array with an object for each template."),
    ];
    assert_data_eq!(page.join("\n"), file!["../../../guide/json.md"].raw());
}

/// The section of one command: a table for the type itself, and one for each type in it.
fn section<T: JsonSchema>(command: &str, shape: &str) -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    let schema = schema.as_value();
    let mut text = format!("## `cargo scaffold {command} --format json`\n\n{shape}\n\n{}", fields(schema));
    let definitions = schema["$defs"].as_object().cloned().unwrap_or_default();
    for (name, definition) in definitions.iter().filter(|(_, definition)| has_fields(definition)) {
        let description = description(definition);
        let gap = if description.is_empty() { "" } else { "\n\n" };
        text += &format!("\n### {name}\n\n{description}{gap}{}", fields(definition));
    }
    text
}

fn has_fields(schema: &Value) -> bool {
    schema.get("properties").is_some() || alternatives(schema).any(|schema| schema.get("properties").is_some())
}

/// A table of an object's fields, or one for each form that it can have.
fn fields(schema: &Value) -> String {
    match schema.get("properties").and_then(Value::as_object) {
        Some(properties) => table(properties),
        None => alternatives(schema).map(alternative).collect::<Vec<_>>().join("\n"),
    }
}

fn alternative(schema: &Value) -> String {
    let description = description(schema);
    match schema.get("properties").and_then(Value::as_object) {
        Some(properties) if description.is_empty() => table(properties),
        Some(properties) => format!("{description}\n\n{}", table(properties)),
        None => format!("{}\n", type_of(schema)),
    }
}

fn table(properties: &Map<String, Value>) -> String {
    let row = |(name, schema): (&String, &Value)| {
        format!("| `{name}` | {} | {} |\n", type_of(schema), description(schema).replace('\n', " "))
    };
    format!("| field | type | meaning |\n|---|---|---|\n{}", properties.iter().map(row).collect::<String>())
}

fn alternatives(schema: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten()
}

fn description(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

/// A type in words: `string or null`, `array of Size`.
fn type_of(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or(name);
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(value) = schema.get("const") {
        return format!("`{value}`");
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ");
    }
    let alternatives: Vec<_> = alternatives(schema).map(type_of).collect();
    if !alternatives.is_empty() {
        return alternatives.join(" or ");
    }
    let names = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
    names.iter().map(|name| plain(name.as_str().unwrap_or("any value"), schema)).collect::<Vec<_>>().join(" or ")
}

fn plain(name: &str, schema: &Value) -> String {
    match name {
        "array" => format!("array of {}", type_of(&schema["items"])),
        "object" if schema["additionalProperties"].is_object() => {
            format!("object of {}", type_of(&schema["additionalProperties"]))
        }
        name => name.to_owned(),
    }
}
