//! The hot path: how similar two texts are.

use wasm_bindgen::prelude::*;

/// Levenshtein's distance of each candidate from the query: how many characters to insert, delete or replace.
#[wasm_bindgen]
pub fn distances(query: &str, candidates: Vec<String>) -> Vec<u32> {
    let query: Vec<char> = query.chars().collect();
    let mut row = Vec::new();
    let distance = |candidate: String| distance(&query, &candidate, &mut row);
    candidates.into_iter().map(distance).collect()
}

/// Computes one row of the table at a time. All candidates share the row's memory.
fn distance(query: &[char], candidate: &str, row: &mut Vec<u32>) -> u32 {
    row.clear();
    row.extend(1..=query.len() as u32);
    let mut distance = query.len() as u32;
    for (i, c) in (0..).zip(candidate.chars()) {
        let (mut diagonal, mut left) = (i, i + 1);
        for (&q, above) in query.iter().zip(row.iter_mut()) {
            left = (diagonal + u32::from(q != c)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, left);
        }
        distance = left;
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::distance;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn between(query: &str, candidate: &str) -> u32 {
        let query: Vec<char> = query.chars().collect();
        distance(&query, candidate, &mut Vec::new())
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn insertions_deletions_and_replacements_count() {
        assert_eq!(between("kitten", "sitting"), 3);
        assert_eq!(between("saturday", "sunday"), 3);
        assert_eq!(between("same", "same"), 0);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn an_empty_side_costs_the_length_of_the_other_in_characters() {
        assert_eq!(between("", "héé"), 3);
        assert_eq!(between("héé", ""), 3);
        assert_eq!(between("", ""), 0);
    }
}
