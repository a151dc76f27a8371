//! `guide/json.md` is written from the types that `--format json` prints: their names, their types and their doc comments.
//! `SNAPSHOTS=overwrite` writes it anew.

use std::collections::BTreeSet;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use snapbox::{assert_data_eq, file};

use crate::{
    bench::bench_report::BenchReport,
    kits::{check::TemplateReport, kit_listing::KitListing, listing::Listing},
    package::{BuildEvent, BuildReport, CheckReport},
    project::summary::NewReport,
};

const INTRODUCTION: &str = "\
# JSON

`--format json` prints one JSON document on standard output. Status lines and errors stay on standard error. This page is
written from the program's own types, and a test keeps it up to date.
";

#[test]
fn the_page_describes_what_is_printed() {
    let mut described = BTreeSet::new();
    let sections = [
        section::<NewReport>(&mut described, "new", "One object, with `--dry-run` too."),
        section::<BuildReport>(&mut described, "build", "One object."),
        section::<BuildEvent>(&mut described, "build --watch", "One line for each build, with one object."),
        section::<CheckReport>(&mut described, "build --check", "One object."),
        section::<BenchReport>(&mut described, "bench", "One object."),
        section::<Listing>(&mut described, "list", "An array with an object for each template."),
        section::<KitListing>(&mut described, "kit list", "An array with an object for each kit."),
        section::<TemplateReport>(&mut described, "kit check", "An array with an object for each template."),
    ];
    let page = format!("{INTRODUCTION}\n{}", sections.join("\n"));
    assert_data_eq!(page, file!["../../../guide/json.md"].raw());
}

/// The section of one command: a table for the type itself, and one for each type in it that no section before has
/// `described`.
fn section<T: JsonSchema>(described: &mut BTreeSet<String>, command: &str, shape: &str) -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    let definitions = schema.as_value()["$defs"].as_object().cloned().unwrap_or_default();
    let types = Types(&definitions);
    let mut text =
        format!("## `cargo scaffold {command} --format json`\n\n{shape}\n\n{}", types.fields(schema.as_value()));
    let with_fields = definitions.iter().filter(|(_, definition)| has_fields(definition));
    for (name, definition) in with_fields.filter(|(name, _)| described.insert(name.to_string())) {
        text += &format!("\n### {name}\n\n{}{}", paragraph(definition), types.fields(definition));
    }
    text
}

/// The types that a result consists of, by their names.
struct Types<'a>(&'a Map<String, Value>);

impl Types<'_> {
    /// A table of an object's fields, or one for each form that it can have.
    fn fields(&self, schema: &Value) -> String {
        match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => self.table(properties),
            None => alternatives(schema).map(|schema| self.alternative(schema)).collect::<Vec<_>>().join("\n"),
        }
    }

    fn alternative(&self, schema: &Value) -> String {
        match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => format!("{}{}", paragraph(schema), self.table(properties)),
            None => format!("{}\n", self.in_words(schema)),
        }
    }

    fn table(&self, properties: &Map<String, Value>) -> String {
        let row = |(name, schema): (&String, &Value)| {
            format!("| `{name}` | {} | {} |\n", self.in_words(schema), description(schema).replace('\n', " "))
        };
        format!("| field | type | meaning |\n|---|---|---|\n{}", properties.iter().map(row).collect::<String>())
    }

    /// `string or null`, `array of Size`.
    fn in_words(&self, schema: &Value) -> String {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            return match self.0.get(name) {
                Some(definition) if !has_fields(definition) => self.in_words(definition),
                _ => format!("[{name}](#{})", name.to_lowercase()),
            };
        }
        if let Some(value) = schema.get("const") {
            return format!("`{value}`");
        }
        let alternatives: Vec<_> = alternatives(schema).map(|schema| self.in_words(schema)).collect();
        if !alternatives.is_empty() {
            return alternatives.join(" or ");
        }
        let names = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
        names.iter().map(|name| self.plain(name.as_str(), schema)).collect::<Vec<_>>().join(" or ")
    }

    fn plain(&self, name: Option<&str>, schema: &Value) -> String {
        let values = &schema["additionalProperties"];
        match name {
            Some("array") => format!("array of {}", self.in_words(&schema["items"])),
            Some("object") if values.is_object() => format!("object, each value: {}", self.in_words(values)),
            Some(name) => name.to_owned(),
            None => "any value".to_owned(),
        }
    }
}

fn has_fields(schema: &Value) -> bool {
    schema.get("properties").is_some() || alternatives(schema).any(|schema| schema.get("properties").is_some())
}

fn alternatives(schema: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten()
}

fn description(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

fn paragraph(schema: &Value) -> String {
    let description = description(schema);
    if description.is_empty() { String::new() } else { format!("{description}\n\n") }
}
