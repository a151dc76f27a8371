//! Combinations of answers: all of them, or few in which every two answers to different questions still meet.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use indexmap::IndexMap;

use crate::{
    answers::given::Given,
    template::{
        manifest::Manifest,
        placeholder::{Kind, Placeholder},
    },
};

#[derive(Clone, Copy, PartialEq)]
pub enum Coverage {
    All,
    Pairwise,
}

/// For each question the answers to try, as `-d` takes them.
pub struct Choices(Vec<(String, Vec<String>)>);

/// More would take longer than anybody waits.
const MOST: usize = 10_000;

/// Two answers to different questions: by the question's and the answer's position.
type Pair = ((usize, usize), (usize, usize));

impl Choices {
    /// A question with choices, or of yes and no, has each; where several conditions ask it, those of all of them.
    pub fn of(manifest: &Manifest, given: &Given) -> Self {
        let mut choices: IndexMap<String, Vec<String>> = IndexMap::new();
        for question in manifest.questions().filter(|question| given.get(question.name).is_none()) {
            let more = question.placeholder.map_or_else(|_| Vec::new(), values);
            let values = choices.entry(question.name.to_owned()).or_default();
            for value in more {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        choices.retain(|_, values| !values.is_empty());
        Self(choices.into_iter().collect())
    }

    /// Adds a variable that is no question.
    pub fn add(&mut self, name: &str, values: &[&str]) {
        self.0.push((name.to_owned(), values.iter().map(|&value| value.to_owned()).collect()));
    }

    /// Each as a list of questions and answers.
    pub fn combinations(&self, coverage: Coverage) -> Result<Vec<Vec<(String, String)>>> {
        let rows = match coverage {
            Coverage::All => self.all()?,
            Coverage::Pairwise => self.pairwise(),
        };
        let answer =
            |(question, value): (usize, usize)| (self.0[question].0.clone(), self.0[question].1[value].clone());
        Ok(rows.into_iter().map(|row| row.into_iter().enumerate().map(answer).collect()).collect())
    }

    fn all(&self) -> Result<Vec<Vec<usize>>> {
        let count = self.0.iter().try_fold(1, |count: usize, (_, values)| count.checked_mul(values.len()));
        ensure!(
            count.is_some_and(|count| count <= MOST),
            "there are more than {MOST} combinations: check those of two answers each with `--pairwise`"
        );
        let extend = |rows: Vec<Vec<usize>>, (_, values): &(String, Vec<String>)| {
            let extended =
                |row: &Vec<usize>| (0..values.len()).map(|value| [&row[..], &[value]].concat()).collect::<Vec<_>>();
            rows.iter().flat_map(extended).collect()
        };
        Ok(self.0.iter().fold(vec![Vec::new()], extend))
    }

    /// Each row starts from a pair that has not met yet, and takes the answers that add the most; of equals, the one that
    /// has the most others still to meet.
    fn pairwise(&self) -> Vec<Vec<usize>> {
        let mut open = self.pairs();
        let mut rows = Vec::new();
        while let Some(&(first, second)) = open.first() {
            let mut row: Vec<Option<usize>> = vec![None; self.0.len()];
            (row[first.0], row[second.0]) = (Some(first.1), Some(second.1));
            for question in 0..row.len() {
                let worth = |answer| (gain(&row, answer, &open), unmet(answer, &open));
                let best = (0..self.0[question].1.len()).rev().max_by_key(|&value| worth((question, value)));
                row[question] = row[question].or(best);
            }
            let row: Vec<usize> = row.into_iter().flatten().collect();
            open.retain(|((a, x), (b, y))| (row[*a], row[*b]) != (*x, *y));
            rows.push(row);
        }
        match rows.is_empty() {
            // No two questions: then each answer to the only one.
            true => (0..self.0.first().map_or(1, |(_, values)| values.len()))
                .map(|value| vec![value; self.0.len()])
                .collect(),
            false => rows,
        }
    }

    fn pairs(&self) -> BTreeSet<Pair> {
        let answers = |question: usize| (0..self.0[question].1.len()).map(move |value| (question, value));
        let later =
            |first: (usize, usize)| (first.0 + 1..self.0.len()).flat_map(answers).map(move |second| (first, second));
        (0..self.0.len()).flat_map(answers).flat_map(later).collect()
    }
}

/// How many open pairs an answer would make with those that are chosen.
fn gain(row: &[Option<usize>], answer: (usize, usize), open: &BTreeSet<Pair>) -> usize {
    let chosen = row.iter().enumerate().filter_map(|(question, value)| Some((question, (*value)?)));
    chosen.filter(|&other| open.contains(&(other.min(answer), other.max(answer)))).count()
}

fn unmet(answer: (usize, usize), open: &BTreeSet<Pair>) -> usize {
    open.iter().filter(|(first, second)| *first == answer || *second == answer).count()
}

/// None where it's free text: its default is all that is known.
pub fn values(placeholder: &Placeholder) -> Vec<String> {
    match &placeholder.kind {
        Kind::Bool { .. } => vec!["true".to_owned(), "false".to_owned()],
        Kind::Text { choices, .. } if !choices.is_empty() => {
            choices.iter().map(|choice| choice.value.clone()).collect()
        }
        Kind::Text { .. } => Vec::new(),
        Kind::List { choices, .. } => {
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

    fn choices(counts: &[usize]) -> Choices {
        let values = |count: &usize| (0..*count).map(|value| value.to_string()).collect();
        Choices(counts.iter().enumerate().map(|(at, count)| (at.to_string(), values(count))).collect())
    }

    #[test]
    fn every_two_answers_meet_in_few_rows() {
        let cases = [(&[2, 2][..], 4), (&[3, 2, 4], 12), (&[2; 10], 10), (&[4, 4, 4, 4, 2, 2], 20), (&[5, 1, 3], 15)];
        for (counts, most) in cases {
            let choices = choices(counts);
            let (rows, mut open) = (choices.pairwise(), choices.pairs());
            open.retain(|((a, x), (b, y))| rows.iter().all(|row| (row[*a], row[*b]) != (*x, *y)));
            assert!(open.is_empty(), "{counts:?}: {open:?}");
            assert!(rows.len() <= most, "{counts:?}: {} rows", rows.len());
        }
        assert_eq!(choices(&[2; 10]).all().unwrap().len(), 1024);
        assert_eq!(choices(&[]).pairwise().len(), 1);
        assert_eq!(choices(&[3]).pairwise().len(), 3);
        assert!(choices(&[10; 5]).all().is_err());
    }
}
