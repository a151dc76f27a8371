//! `.cargo-scaffold.toml`: how a project was made, for `update` and `check`.

use anyhow::Result;
use toml_edit::{Array, DocumentMut, Table, value};

use crate::{
    answers::{Answer, Answers},
    base::rel_path::RelPath,
    disk::hash::{Hash, Hasher},
    make::plan::{Plan, PlannedFile, Reason},
    template::Template,
};

pub const FILE_NAME: &str = ".cargo-scaffold.toml";

/// Adds the record of `template` and `answers` to `plan`.
pub fn add(plan: &mut Plan, template: &Template, answers: &Answers) -> Result<()> {
    let record = record(template, answers)?;
    // A template that is a project itself may have one, too.
    plan.files.retain(|file| file.path != record.path);
    plan.add(record);
    Ok(())
}

/// Where the template came from, a hash of it, and the answers, sorted.
fn record(template: &Template, answers: &Answers) -> Result<PlannedFile> {
    let mut document = DocumentMut::new();
    document["source"] = value(&template.source);
    if let Some(subfolder) = &template.subfolder {
        document["subfolder"] = value(subfolder);
    }
    document["template-hash"] = value(hash(template)?.as_str());
    document["tool"] = value(env!("CARGO_PKG_VERSION"));
    let mut table = Table::new();
    let mut sorted: Vec<_> = answers.answers.iter().collect();
    sorted.sort_by_key(|(name, _)| *name);
    for (name, answer) in sorted {
        table[name] = match answer {
            Answer::Bool(flag) => value(*flag),
            Answer::Text(text) => value(text),
            Answer::List(values) => value(values.iter().collect::<Array>()),
        };
    }
    document["answers"] = table.into();
    let contents = format!(
        "# How this project was made: `cargo scaffold new NAME --answers` with this file makes it again.\n{document}"
    );
    let contents = contents.into_bytes().into();
    Ok(PlannedFile { path: RelPath::new(FILE_NAME)?, contents, executable: false, reason: Reason::Record })
}

/// Of every file's path, length and contents.
fn hash(template: &Template) -> Result<Hash> {
    let mut hasher = Hasher::default();
    for file in &template.files {
        hasher.update(format!("{}\0{}\0", file.path, file.contents.len()).as_bytes());
        file.contents.hash_into(&mut hasher)?;
    }
    Ok(hasher.finish())
}
