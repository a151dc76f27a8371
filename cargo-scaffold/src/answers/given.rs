//! Answers that the user gave in advance: with `--define`, in a file, or in cargo-generate's configuration.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use indexmap::IndexMap;
use toml_edit::{Item, TableLike, Value};

use super::answer::Answer;
use crate::{
    base::{suggest, terminal, toml},
    template::manifest::Manifest,
};

/// Answers by the name of their question.
#[derive(Clone, Default)]
pub struct Given {
    /// From cargo-generate's configuration and the environment: meant for any template.
    ambient: IndexMap<String, Answer>,
    /// From the command line, or a file that it names: meant for this template.
    explicit: IndexMap<String, Answer>,
}

impl Given {
    /// What the user has set up for cargo-generate: its configuration, the values file that
    /// `CARGO_GENERATE_TEMPLATE_VALUES_FILE` names, and each `CARGO_GENERATE_VALUE_<NAME>`; a later one wins.
    pub fn ambient() -> Result<Self> {
        let mut given = Self::default();
        if let Some(path) = configuration() {
            given.ambient.extend(table(&path, &["values"])?);
        }
        if let Some(path) = env::var_os("CARGO_GENERATE_TEMPLATE_VALUES_FILE") {
            given.ambient.extend(table(Path::new(&path), &["values"])?);
        }
        let named = |(key, value): (String, String)| {
            Some((key.strip_prefix("CARGO_GENERATE_VALUE_")?.to_lowercase(), Answer::Text(value)))
        };
        let variables = env::vars_os().filter_map(|(key, value)| key.into_string().ok().zip(value.into_string().ok()));
        given.ambient.extend(variables.filter_map(named));
        Ok(given)
    }

    /// Reads the answers in the TOML file `path`: a plain table of them, the `[values]` of a cargo-generate values
    /// file, or the `[answers]` of a project's record.
    pub fn read(&mut self, path: &Path) -> Result<()> {
        let document = toml::document(path, &fs::read_to_string(path)?)?;
        let nested = ["values", "answers"].into_iter().filter(|key| document.get(key).is_some_and(Item::is_table_like));
        self.explicit.extend(table(path, &nested.take(1).collect::<Vec<_>>())?);
        Ok(())
    }

    /// Adds one `KEY=VALUE`, which replaces an earlier answer.
    pub fn define(&mut self, definition: &str) -> Result<()> {
        let Some((key, value)) = definition.split_once('=') else {
            bail!("`{definition}` isn't a definition: write `-d KEY=VALUE`");
        };
        check(key, value)?;
        self.set(key.trim(), value.trim_start());
        Ok(())
    }

    pub fn set(&mut self, key: &str, value: &str) {
        self.explicit.insert(key.to_owned(), Answer::Text(value.to_owned()));
    }

    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.explicit.get(key).or_else(|| self.ambient.get(key))
    }

    /// Everything that is given; an explicit answer hides an ambient one.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Answer)> {
        let hidden = |key: &String| self.explicit.contains_key(key);
        let ambient = self.ambient.iter().filter(move |(key, _)| !hidden(key));
        ambient.chain(&self.explicit).map(|(key, answer)| (key.as_str(), answer))
    }

    /// The answers to which `manifest` has no question, by their names.
    pub fn unknown(&self, manifest: &Manifest) -> Vec<String> {
        let is_asked = |name: &str| manifest.questions().any(|question| question.name == name);
        self.all().map(|(name, _)| name).filter(|name| !is_asked(name)).map(str::to_owned).collect()
    }

    /// Whether the user has given it for this template.
    pub fn is_explicit(&self, key: &str) -> bool {
        self.explicit.contains_key(key)
    }

    pub fn remove(&mut self, key: &str) {
        self.explicit.shift_remove(key);
        self.ambient.shift_remove(key);
    }
}

/// Says that the template doesn't ask for `name`, and what it does ask for.
pub fn unknown(name: &str, manifest: &Manifest) -> String {
    let mut known = manifest.questions().map(|question| question.name).peekable();
    let advice = match known.peek() {
        Some(_) => suggest::among(name, known),
        None => "it asks nothing".to_owned(),
    };
    format!("the template has no question `{name}`: {advice}")
}

/// cargo-generate's configuration file, where the user has one.
fn configuration() -> Option<PathBuf> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    ["cargo-generate.toml", "cargo-generate"].map(|name| cargo_home.join(name)).into_iter().find(|path| path.is_file())
}

/// The answers in the table `keys` of the TOML file `path`; none if the file has no such table.
fn table(path: &Path, keys: &[&str]) -> Result<IndexMap<String, Answer>> {
    let document = toml::document(path, &fs::read_to_string(path)?)?;
    let mut table: &dyn TableLike = document.as_table();
    for key in keys {
        let Some(inner) = table.get(key).and_then(Item::as_table_like) else { return Ok(IndexMap::new()) };
        table = inner;
    }
    let mut answers = IndexMap::new();
    for (key, item) in table.iter() {
        let answer = item.as_value().and_then(answer);
        let answer =
            answer.with_context(|| format!("`{key}` in `{}` is a table, and can't be an answer", path.display()))?;
        check(key, &answer.to_text())?;
        answers.insert(key.to_owned(), answer);
    }
    Ok(answers)
}

fn answer(value: &Value) -> Option<Answer> {
    Some(match value {
        Value::String(text) => Answer::Text(text.value().clone()),
        Value::Boolean(value) => Answer::Bool(*value.value()),
        Value::Integer(number) => Answer::Text(number.value().to_string()),
        Value::Float(number) => Answer::Text(number.value().to_string()),
        Value::Datetime(time) => Answer::Text(time.value().to_string()),
        Value::Array(values) => Answer::List(values.iter().filter_map(answer).map(|value| value.to_text()).collect()),
        Value::InlineTable(_) => return None,
    })
}

/// Refuses control characters: a terminal or another tool could take them for commands.
fn check(key: &str, text: &str) -> Result<()> {
    match text.chars().find(|c| terminal::is_obeyed(*c) && *c != '\r') {
        Some(control) => bail!("the answer to `{key}` has the control character `{}` in it", control.escape_debug()),
        None => Ok(()),
    }
}
