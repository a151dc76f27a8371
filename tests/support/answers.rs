//! Combinations of answers to a template's questions, read from its manifest.

use std::{collections::BTreeSet, fs};

use toml_edit::{DocumentMut, Item};

use crate::repository;

/// One answer to each question, in the manifest's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers(pub Vec<(String, String)>);

impl Answers {
    /// `-d KEY=VALUE` for each, as both tools take them.
    pub fn to_args(&self) -> impl Iterator<Item = String> {
        self.0.iter().flat_map(|(key, value)| ["-d".to_owned(), format!("{key}={value}")])
    }

    pub fn get(&self, key: &str) -> &str {
        let found = self.0.iter().find(|(name, _)| name == key);
        &found.unwrap_or_else(|| panic!("the template has no question `{key}`")).1
    }

    /// The same, but for one answer.
    pub fn with(&self, key: &str, value: &str) -> Self {
        let answer = |(name, old): &(String, String)| (name.clone(), if name == key { value } else { old }.to_owned());
        Self(self.0.iter().map(answer).collect())
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, &str, usize, &str)> {
        let indexed = || self.0.iter().enumerate();
        indexed()
            .flat_map(move |(i, (_, a))| indexed().skip(i + 1).map(move |(j, (_, b))| (i, a.as_str(), j, b.as_str())))
    }
}

/// Every kind of template: `app` for `template-app`.
pub fn kinds() -> Vec<String> {
    let entries = fs::read_dir(repository::root()).expect("the repository is readable");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter_map(|name| name.strip_prefix("template-").map(str::to_owned)).collect()
}

/// Every combination of answers to the questions of `template-<kind>`.
///
/// A question with free text has its default and one more answer.
pub fn all(kind: &str) -> Vec<Answers> {
    questions(kind).iter().fold(vec![Answers(Vec::new())], |combinations, (name, values)| {
        let extended = combinations.iter().flat_map(|answers| {
            values.iter().map(|value| {
                let mut answers = answers.clone();
                answers.0.push((name.clone(), value.clone()));
                answers
            })
        });
        extended.collect()
    })
}

/// Few combinations in which every two answers to different questions still meet.
pub fn pairwise(kind: &str) -> Vec<Answers> {
    let all = all(kind);
    let mut open: BTreeSet<_> = all.iter().flat_map(Answers::pairs).collect();
    let mut chosen = Vec::new();
    while !open.is_empty() {
        let best = all.iter().max_by_key(|answers| answers.pairs().filter(|pair| open.contains(pair)).count());
        let best = best.expect("a template has a combination");
        open.retain(|pair| !best.pairs().any(|met| met == *pair));
        chosen.push(best.clone());
    }
    chosen
}

/// Each question of `template-<kind>`, and the answers to try.
pub fn questions(kind: &str) -> Vec<(String, Vec<String>)> {
    let path = repository::root().join(format!("template-{kind}/cargo-generate.toml"));
    let manifest: DocumentMut = fs::read_to_string(path).expect("the manifest is there").parse().expect("valid TOML");
    let placeholders = manifest["placeholders"].as_table_like().expect("the template asks something");
    placeholders.iter().map(|(name, question)| (name.to_owned(), values(name, question))).collect()
}

fn values(name: &str, question: &Item) -> Vec<String> {
    let text = |item: &toml_edit::Value| item.as_str().map(str::to_owned);
    match question.get("choices").and_then(Item::as_array) {
        Some(choices) => choices
            .iter()
            .map(|choice| text(choice.as_inline_table().and_then(|table| table.get("value")).unwrap_or(choice)))
            .map(|value| value.expect("a choice is text"))
            .collect(),
        None => match name {
            "scope" => vec![String::new(), "@acme".to_owned()],
            _ => panic!("say which answers to try for `{name}`"),
        },
    }
}
