//! Combinations of answers: all of them, or a few in which every pair of answers to different questions occurs.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use indexmap::IndexMap;

use crate::{
    answers::given::Given,
    template::{
        manifest::Manifest,
        placeholder::{Placeholder, PlaceholderType},
    },
};

#[derive(Clone, Copy, PartialEq)]
pub enum Coverage {
    All,
    Pairwise,
}

/// For each question the answers to try, as `-d` takes them.
pub struct TriedAnswers(Vec<(String, Vec<String>)>);

/// Questions and answers, as `-d` takes them.
pub type Combination = Vec<(String, String)>;

/// More would take longer than anybody waits.
const MAX_COMBINATIONS: usize = 10_000;

/// The question's and the answer's position.
type Position = (usize, usize);

/// Two answers to different questions, the earlier question first.
type Pair = (Position, Position);

impl TriedAnswers {
    /// For a question with choices or of type `bool`, these are all its answers; if several conditions ask it, those
    /// under all of them.
    pub fn of(manifest: &Manifest, given: &Given) -> Self {
        let mut tried: IndexMap<String, Vec<String>> = IndexMap::new();
        for question in manifest.questions().filter(|question| given.get(question.name).is_none()) {
            let more = question.placeholder.map_or_else(|_| Vec::new(), values);
            let values = tried.entry(question.name.to_owned()).or_default();
            for value in more {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        tried.retain(|_, values| !values.is_empty());
        Self(tried.into_iter().collect())
    }

    /// Adds a variable that is no question.
    pub fn add(&mut self, name: &str, values: &[&str]) {
        self.0.push((name.to_owned(), values.iter().map(|&value| value.to_owned()).collect()));
    }

    pub fn combinations(&self, coverage: Coverage) -> Result<Vec<Combination>> {
        let rows = match coverage {
            Coverage::All => self.all()?,
            Coverage::Pairwise => self.pairwise(),
        };
        let answer = |(question, value): Position| (self.0[question].0.clone(), self.0[question].1[value].clone());
        Ok(rows.into_iter().map(|row| row.into_iter().enumerate().map(answer).collect()).collect())
    }

    fn all(&self) -> Result<Vec<Vec<usize>>> {
        let count = self.0.iter().try_fold(1, |count: usize, (_, values)| count.checked_mul(values.len()));
        ensure!(
            count.is_some_and(|count| count <= MAX_COMBINATIONS),
            "there are more than {MAX_COMBINATIONS} combinations: check those of two answers each with `--pairwise`"
        );
        let extend = |rows: Vec<Vec<usize>>, (_, values): &(String, Vec<String>)| {
            let extended =
                |row: &Vec<usize>| (0..values.len()).map(|value| [&row[..], &[value]].concat()).collect::<Vec<_>>();
            rows.iter().flat_map(extended).collect()
        };
        Ok(self.0.iter().fold(vec![Vec::new()], extend))
    }

    /// Each row starts with a pair that isn't covered yet. For each other question it takes the answer that covers the
    /// most pairs; of equal ones, the one that is left in the most uncovered pairs.
    fn pairwise(&self) -> Vec<Vec<usize>> {
        let mut uncovered = self.pairs();
        let mut rows = Vec::new();
        while let Some(&(first, second)) = uncovered.first() {
            let mut row: Vec<Option<usize>> = vec![None; self.0.len()];
            (row[first.0], row[second.0]) = (Some(first.1), Some(second.1));
            for question in 0..row.len() {
                let score = |answer| (newly_covered(&row, answer, &uncovered), pairs_with(answer, &uncovered));
                let best = (0..self.0[question].1.len()).rev().max_by_key(|&value| score((question, value)));
                row[question] = row[question].or(best);
            }
            let row: Vec<usize> = row.into_iter().flatten().collect();
            uncovered.retain(|((a, x), (b, y))| (row[*a], row[*b]) != (*x, *y));
            rows.push(row);
        }
        match rows.is_empty() {
            // There's one question at most: each of its answers is a row.
            true => (0..self.0.first().map_or(1, |(_, values)| values.len()))
                .map(|value| vec![value; self.0.len()])
                .collect(),
            false => rows,
        }
    }

    fn pairs(&self) -> BTreeSet<Pair> {
        let answers = |question: usize| (0..self.0[question].1.len()).map(move |value| (question, value));
        let later = |first: Position| (first.0 + 1..self.0.len()).flat_map(answers).map(move |second| (first, second));
        (0..self.0.len()).flat_map(answers).flat_map(later).collect()
    }
}

/// How many uncovered pairs `answer` makes with the answers that are already in `row`.
fn newly_covered(row: &[Option<usize>], answer: Position, uncovered: &BTreeSet<Pair>) -> usize {
    let chosen = row.iter().enumerate().filter_map(|(question, value)| Some((question, (*value)?)));
    chosen.filter(|&other| uncovered.contains(&(other.min(answer), other.max(answer)))).count()
}

fn pairs_with(answer: Position, uncovered: &BTreeSet<Pair>) -> usize {
    uncovered.iter().filter(|(first, second)| *first == answer || *second == answer).count()
}

/// The answers to try; none for free text, which is left at its default.
pub fn values(placeholder: &Placeholder) -> Vec<String> {
    match &placeholder.value_type {
        PlaceholderType::Bool { .. } => vec!["true".to_owned(), "false".to_owned()],
        PlaceholderType::Text { choices, .. } => choices.iter().map(|choice| choice.value.clone()).collect(),
        PlaceholderType::List { choices, .. } => {
            let all: Vec<_> = choices.iter().map(|choice| choice.value.clone()).collect();
            let mut lists = vec![String::new(), all.join(",")];
            lists.extend(all.first().cloned());
            lists.dedup();
            lists
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(counts: &[usize]) -> TriedAnswers {
        let values = |count: &usize| (0..*count).map(|value| value.to_string()).collect();
        TriedAnswers(counts.iter().enumerate().map(|(at, count)| (at.to_string(), values(count))).collect())
    }

    #[test]
    fn few_rows_cover_every_pair() {
        let cases = [(&[2, 2][..], 4), (&[3, 2, 4], 12), (&[2; 10], 10), (&[4, 4, 4, 4, 2, 2], 20), (&[5, 1, 3], 15)];
        for (counts, max_rows) in cases {
            let tried = tried(counts);
            let (rows, mut uncovered) = (tried.pairwise(), tried.pairs());
            uncovered.retain(|((a, x), (b, y))| rows.iter().all(|row| (row[*a], row[*b]) != (*x, *y)));
            assert!(uncovered.is_empty(), "{counts:?}: {uncovered:?}");
            assert!(rows.len() <= max_rows, "{counts:?}: {} rows", rows.len());
        }
        assert_eq!(tried(&[2; 10]).all().unwrap().len(), 1024);
        assert_eq!(tried(&[]).pairwise().len(), 1);
        assert_eq!(tried(&[3]).pairwise().len(), 3);
        assert!(tried(&[10; 5]).all().is_err());
    }
}
