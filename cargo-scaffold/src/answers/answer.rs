//! One answer, in the forms that templates, conditions and command lines need.

use liquid::model::Value as Liquid;
use rhai::Dynamic;
use serde::Serialize;

use crate::template::placeholder::{Placeholder, PlaceholderType};

/// An answer, as the template sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Answer {
    Bool(bool),
    Text(String),
    List(Vec<String>),
}

impl Answer {
    /// The default of `placeholder`, where the manifest has one.
    pub fn default_of(placeholder: &Placeholder) -> Option<Self> {
        match &placeholder.value_type {
            PlaceholderType::Bool { default } => default.map(Self::Bool),
            PlaceholderType::Text { default, .. } => default.clone().map(Self::Text),
            PlaceholderType::List { default, .. } => default.clone().map(Self::List),
        }
    }

    /// As a text or a file name of the template sees it.
    pub fn to_liquid(&self) -> Liquid {
        match self {
            Self::Bool(value) => Liquid::scalar(*value),
            Self::Text(text) => Liquid::scalar(text.clone()),
            Self::List(values) => Liquid::Array(values.iter().map(|value| Liquid::scalar(value.clone())).collect()),
        }
    }

    /// As a condition sees it.
    pub fn to_rhai(&self) -> Dynamic {
        match self {
            Self::Bool(value) => (*value).into(),
            Self::Text(text) => text.into(),
            Self::List(values) => values.iter().map(|value| value.into()).collect::<rhai::Array>().into(),
        }
    }

    /// As `-d` takes it.
    pub fn to_text(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(values) => values.join(","),
        }
    }
}
