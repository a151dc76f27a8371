//! Patterns to insert, as pictures: `O` is alive.

use wasm_bindgen::prelude::*;

const PATTERNS: [(&str, &str); 7] = [
    (
        "Glider",
        "
.O.
..O
OOO",
    ),
    (
        "Lightweight spaceship",
        "
.O..O
O....
O...O
OOOO.",
    ),
    (
        "Pulsar",
        "
..OOO...OOO..
.............
O....O.O....O
O....O.O....O
O....O.O....O
..OOO...OOO..
.............
..OOO...OOO..
O....O.O....O
O....O.O....O
O....O.O....O
.............
..OOO...OOO..",
    ),
    (
        "Pentadecathlon",
        "
..O....O..
OO.OOOO.OO
..O....O..",
    ),
    (
        "Gosper glider gun",
        "
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................",
    ),
    (
        "R-pentomino",
        "
.OO
OO.
.O.",
    ),
    (
        "Acorn",
        "
.O.....
...O...
OO..OOO",
    ),
];

/// The names that `Universe.insert` takes.
#[wasm_bindgen(js_name = patternNames)]
pub fn pattern_names() -> Vec<String> {
    PATTERNS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect()
}

/// The rows of a pattern.
pub fn find(name: &str) -> Option<impl Iterator<Item = &'static str> + Clone> {
    let (_, picture) = PATTERNS.iter().find(|(known, _)| *known == name)?;
    Some(picture.trim_start().lines())
}

#[cfg(test)]
mod tests {
    use super::{find, pattern_names};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn every_pattern_is_a_rectangle() {
        for name in pattern_names() {
            let rows: Vec<_> = find(&name).into_iter().flatten().collect();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{name}");
            assert!(
                rows.concat().chars().all(|cell| ".O".contains(cell)),
                "{name}"
            );
        }
    }
}
