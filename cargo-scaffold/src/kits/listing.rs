//! What `list` prints of a template: its description and its questions.

use std::fmt::{self, Display};

use serde::Serialize;

use crate::{
    answers::Answer,
    template::{
        manifest::Manifest,
        placeholder::{Choice, Placeholder},
        question::Question,
    },
};

/// One element of the array that `list --format json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Listing {
    /// The template, as `--kind` takes it.
    pub kind: String,
    /// One line on what the template gives; empty if its manifest has none.
    description: String,
    /// Every question that some set of answers leads to. The same one can stand under several conditions.
    questions: Vec<QuestionListing>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum QuestionListing {
    Valid(ValidQuestion),
    Faulty(FaultyQuestion),
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ValidQuestion {
    /// As `--define` takes it.
    name: String,
    /// What the user is asked.
    prompt: String,
    /// `string`, `text` (several lines), `editor` (a text from the user's editor), `bool`, or `array` (any number of
    /// the choices).
    #[serde(rename = "type")]
    value_type: &'static str,
    /// A string, a boolean or an array of strings; `null` if there's no default.
    default: Option<Answer>,
    /// The answers to choose from; empty for `bool` and for free text.
    choices: Vec<Choice>,
    /// What the answer must match, or `null`.
    regex: Option<String>,
    /// The condition under which it's asked; `null` if it's always asked.
    when: Option<String>,
}

/// A question that the manifest gets wrong, so that it can't be asked.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FaultyQuestion {
    /// As in a valid question.
    name: String,
    /// As in a valid question.
    when: Option<String>,
    /// What is wrong with it.
    fault: String,
}

impl Listing {
    pub fn new(kind: String, manifest: &Manifest) -> Self {
        let description = manifest.scaffold.description.clone();
        Self { kind, description, questions: manifest.questions().map(QuestionListing::from).collect() }
    }

    /// Whether it's the template `kind`, or one in that folder of a kit.
    pub fn is_in(&self, kind: &str) -> bool {
        self.kind.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Two lines: what it is, and what it asks.
    pub fn summary(&self) -> String {
        let names: Vec<_> = self.questions.iter().map(QuestionListing::name).collect();
        let asks = if names.is_empty() { "asks nothing".to_owned() } else { format!("asks {}", names.join(", ")) };
        format!("{:<12} {}\n{:12} {asks}\n", self.kind, self.description(), "")
    }

    /// Every question with its type, choices and default.
    pub fn details(&self) -> String {
        let questions: String = self.questions.iter().map(|question| format!("\n{question}")).collect();
        format!("{}: {}\n{questions}", self.kind, self.description())
    }

    fn description(&self) -> &str {
        if self.description.is_empty() { "(no description)" } else { &self.description }
    }
}

impl From<Question<'_>> for QuestionListing {
    fn from(Question { when, name, placeholder }: Question) -> Self {
        let (name, when) = (name.to_owned(), when.map(str::to_owned));
        match placeholder {
            Ok(placeholder) => Self::Valid(ValidQuestion::new(name, when, placeholder)),
            Err(fault) => Self::Faulty(FaultyQuestion { name, when, fault: fault.to_owned() }),
        }
    }
}

impl QuestionListing {
    fn name(&self) -> &str {
        match self {
            Self::Valid(question) => &question.name,
            Self::Faulty(question) => &question.name,
        }
    }
}

impl ValidQuestion {
    fn new(name: String, when: Option<String>, placeholder: &Placeholder) -> Self {
        Self {
            name,
            prompt: placeholder.prompt.clone(),
            value_type: placeholder.type_name(),
            default: Answer::default_of(placeholder),
            choices: placeholder.choices().to_vec(),
            regex: placeholder.regex().map(str::to_owned),
            when,
        }
    }
}

impl Display for QuestionListing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Valid(question) => question.fmt(f),
            Self::Faulty(question) => writeln!(f, "{}: {}", question.name, question.fault),
        }
    }
}

impl Display for ValidQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let default = self.default.as_ref().and_then(|default| serde_json::to_string(default).ok());
        let default = default.map_or_else(String::new, |default| format!(", default {default}"));
        writeln!(f, "{}: {} ({}{default})", self.name, self.prompt, self.value_type)?;
        for Choice { value, label } in &self.choices {
            // A label often begins with the value.
            let shown = if label.starts_with(value) { label.clone() } else { format!("{value}  {label}") };
            writeln!(f, "    {shown}")?;
        }
        if let Some(regex) = &self.regex {
            writeln!(f, "    must match {regex}")?;
        }
        self.when.iter().try_for_each(|when| writeln!(f, "    asked when {when}"))
    }
}
