//! `.cargo-scaffold.toml`: how a project was made, for `update` and `check`.

use std::io::{BufRead, BufReader};

use sha2::{Digest, Sha256};
use toml_edit::{Array, DocumentMut, Table, value};

use crate::{
    answers::{Answer, Answers},
    base::rel_path::RelPath,
    make::plan::{Plan, PlannedFile, Reason},
    template::Template,
};

pub const FILE_NAME: &str = ".cargo-scaffold.toml";

/// Adds the record of `template` and `answers` to `plan`.
pub fn add(plan: &mut Plan, template: &Template, answers: &Answers) -> anyhow::Result<()> {
    let record = record(template, answers)?;
    // A template that was a project itself has one of its own.
    plan.files.retain(|file| file.path != record.path);
    plan.add(record);
    Ok(())
}

/// The record of a project: where its template came from, a hash of what it was, and the answers, sorted.
fn record(template: &Template, answers: &Answers) -> anyhow::Result<PlannedFile> {
    let mut document = DocumentMut::new();
    document["source"] = value(&template.source);
    if let Some(subfolder) = &template.subfolder {
        document["subfolder"] = value(subfolder);
    }
    document["template-hash"] = value(hash(template)?);
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

/// SHA-256, in hexadecimal, of every file's path, length and contents.
fn hash(template: &Template) -> anyhow::Result<String> {
    let mut hasher = Sha256::new();
    for file in &template.files {
        hasher.update(format!("{}\0{}\0", file.path, file.contents.len()));
        let mut contents = BufReader::with_capacity(64 << 10, file.contents.open()?);
        loop {
            let piece = contents.fill_buf()?;
            if piece.is_empty() {
                break;
            }
            hasher.update(piece);
            let read = piece.len();
            contents.consume(read);
        }
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
