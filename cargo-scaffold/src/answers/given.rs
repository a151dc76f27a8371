//! Answers that the user gave up front: `--define`, and a file of them.

use std::path::Path;

use anyhow::{Context, Result, bail};
use fs_err as fs;
use indexmap::IndexMap;
use toml_edit::{Item, TableLike, Value};

use super::Answer;
use crate::{suggest, template::manifest::Manifest, toml};

/// Answers by the name of their question.
#[derive(Default)]
pub struct Given(IndexMap<String, Answer>);

impl Given {
    /// Reads the answers in the TOML file `path`: a plain table of them, the `[values]` of a cargo-generate values
    /// file, or the `[answers]` of a project's record.
    pub fn read(&mut self, path: &Path) -> Result<()> {
        let document = toml::document(path, &fs::read_to_string(path)?)?;
        let nested = ["values", "answers"].iter().find_map(|key| document.get(key).and_then(Item::as_table_like));
        let table: &dyn TableLike = nested.unwrap_or(document.as_table());
        for (key, item) in table.iter() {
            let answer = answer(item).with_context(|| format!("`{key}` in `{}`", path.display()))?;
            self.0.insert(key.to_owned(), answer);
        }
        Ok(())
    }

    /// Adds one `KEY=VALUE`, over an earlier answer.
    pub fn define(&mut self, definition: &str) -> Result<()> {
        let Some((key, value)) = definition.split_once('=') else {
            bail!("`{definition}` is no definition: write `-d KEY=VALUE`");
        };
        self.set(key.trim(), value.trim());
        Ok(())
    }

    pub fn set(&mut self, key: &str, value: &str) {
        self.0.insert(key.to_owned(), Answer::Text(value.to_owned()));
    }

    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// Refuses an answer to a question that the template never asks.
    pub fn check_known(&self, manifest: &Manifest) -> Result<()> {
        let known = || manifest.all_placeholders().map(|(name, _)| name);
        match self.0.keys().find(|key| known().all(|name| name != key.as_str())) {
            Some(key) => bail!("the template has no question `{key}`: {}", suggest::among(key, known())),
            None => Ok(()),
        }
    }
}

fn answer(item: &Item) -> Result<Answer> {
    match item.as_value() {
        Some(Value::String(text)) => Ok(Answer::Text(text.value().clone())),
        Some(Value::Boolean(value)) => Ok(Answer::Bool(*value.value())),
        _ => bail!("an answer is a string, true or false, not {}", item.type_name()),
    }
}
