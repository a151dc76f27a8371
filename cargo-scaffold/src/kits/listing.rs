//! What there is to say of a template before it's used: its description and its questions.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::answers::Answer;
use crate::base::terminal::visible;
use crate::template::{
    manifest::{Asked, Manifest},
    placeholder::Choice,
};

/// A template and the name it's chosen by.
pub struct Listing {
    /// As `--kind` takes it.
    pub kind: String,
    pub manifest: Manifest,
}

impl Listing {
    /// `kind`, `description`, and `questions`: each with `name`, `when` (the condition that it's asked under, or null),
    /// `prompt`, `type`, `default` (or null), `choices` (`value`, `label`) and `regex` (or null); one that can't be asked
    /// has `fault` instead of the latter.
    pub fn to_json(&self) -> Value {
        let question = |Asked { when, name, placeholder }: Asked| {
            let placeholder = match placeholder {
                Ok(placeholder) => placeholder,
                Err(fault) => return json!({ "name": name, "when": when, "fault": fault }),
            };
            let choices =
                placeholder.choices().iter().map(|choice| json!({ "value": choice.value, "label": choice.label }));
            json!({
                "name": name,
                "prompt": placeholder.prompt,
                "type": placeholder.type_name(),
                "default": Answer::default_of(placeholder),
                "choices": choices.collect::<Vec<_>>(),
                "regex": placeholder.regex(),
                "when": when,
            })
        };
        json!({
            "kind": self.kind,
            "description": self.manifest.scaffold.description,
            "questions": self.manifest.questions().map(question).collect::<Vec<_>>(),
        })
    }

    /// Two lines: what it is, and what it asks.
    pub fn summary(&self) -> String {
        let names: Vec<_> = self.manifest.questions().map(|question| question.name).collect();
        let asks = if names.is_empty() { "asks nothing".to_owned() } else { format!("asks {}", names.join(", ")) };
        visible(&format!("{:<12} {}\n{:12} {asks}\n", self.kind, self.description(), ""))
    }

    /// Every question with its type, choices and default.
    pub fn details(&self) -> String {
        let mut text = format!("{}: {}\n", self.kind, self.description());
        for Asked { when, name, placeholder } in self.manifest.questions() {
            let placeholder = match placeholder {
                Ok(placeholder) => placeholder,
                Err(fault) => {
                    let _ = writeln!(text, "\n{name}: {fault}");
                    continue;
                }
            };
            let default = Answer::default_of(placeholder).map(|default| format!(", default {}", json!(default)));
            let _ = write!(text, "\n{name}: {} ({}", placeholder.prompt, placeholder.type_name());
            let _ = writeln!(text, "{})", default.unwrap_or_default());
            for Choice { value, label } in placeholder.choices() {
                // A label is often the value with words about it.
                let shown = if label.starts_with(value) { label.clone() } else { format!("{value}  {label}") };
                let _ = writeln!(text, "{:>4}{shown}", "");
            }
            if let Some(regex) = placeholder.regex() {
                let _ = writeln!(text, "    must match {regex}");
            }
            if let Some(when) = when {
                let _ = writeln!(text, "    asked when {when}");
            }
        }
        visible(&text)
    }

    fn description(&self) -> &str {
        match self.manifest.scaffold.description.as_str() {
            "" => "(no description)",
            description => description,
        }
    }
}
