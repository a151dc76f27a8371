//! The universe is a torus: the right edge meets the left one, and the bottom meets the top.

use wasm_bindgen::prelude::*;

use crate::{
    generation::{Sum, Width, advance, clear_unused},
    patterns,
};

/// The longest side. 4096 × 4096 cells take 2 MiB.
const MAX_SIDE: u32 = 4096;

/// The cells, all dead at first. Coordinates beyond an edge continue at the opposite one.
#[wasm_bindgen]
pub struct Universe {
    columns: u32,
    rows: u32,
    width: Width,
    cells: Vec<u64>,
    sums: Vec<Sum>,
}

#[wasm_bindgen]
impl Universe {
    /// Each side is clamped between 1 and 4096.
    #[wasm_bindgen(constructor)]
    pub fn new(columns: u32, rows: u32) -> Universe {
        let [columns, rows] = [columns, rows].map(|side| side.clamp(1, MAX_SIDE));
        let width = Width::of(columns);
        let words = width.words * rows as usize;
        Self {
            columns,
            rows,
            width,
            cells: vec![0; words],
            sums: vec![Sum::default(); words],
        }
    }

    #[wasm_bindgen(getter)]
    pub fn columns(&self) -> u32 {
        self.columns
    }

    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The address of the cells in the module's memory, valid until `resize` is called: one bit per cell, row by row.
    /// The first cell of a row is the lowest bit of its first byte.
    #[wasm_bindgen(getter)]
    pub fn cells(&self) -> *const u64 {
        self.cells.as_ptr()
    }

    /// The bytes from the start of one row to the start of the next.
    #[wasm_bindgen(getter, js_name = bytesPerRow)]
    pub fn bytes_per_row(&self) -> usize {
        self.width.words * size_of::<u64>()
    }

    /// How many cells are alive.
    #[wasm_bindgen(getter)]
    pub fn population(&self) -> u32 {
        self.cells.iter().map(|word| word.count_ones()).sum()
    }

    /// Computes the next generation.
    pub fn tick(&mut self) {
        advance(&mut self.cells, &mut self.sums, self.width);
    }

    pub fn get(&self, column: i32, row: i32) -> bool {
        let (word, bit) = self.locate(column, row);
        self.cells[word] & bit != 0
    }

    pub fn set(&mut self, column: i32, row: i32, alive: bool) {
        let (word, bit) = self.locate(column, row);
        if alive {
            self.cells[word] |= bit;
        } else {
            self.cells[word] &= !bit;
        }
    }

    pub fn clear(&mut self) {
        self.cells.fill(0);
    }

    /// Fills the universe with random cells, three eighths of them alive. The same seed gives the same cells.
    pub fn randomise(&mut self, seed: u32) {
        let mut state = u64::from(seed);
        for word in &mut self.cells {
            *word = random(&mut state) & (random(&mut state) | random(&mut state));
        }
        clear_unused(&mut self.cells, self.width);
    }

    /// Adds a pattern, with its middle at the given cell. Throws if no pattern has that name.
    pub fn insert(&mut self, pattern: &str, column: i32, row: i32) -> Result<(), JsError> {
        let unknown = || JsError::new(&format!("unknown pattern `{pattern}`"));
        let picture = patterns::find(pattern).ok_or_else(unknown)?;
        let top = row.saturating_sub(picture.clone().count() as i32 / 2);
        for (y, line) in picture.enumerate() {
            let left = column.saturating_sub(line.len() as i32 / 2);
            for (x, _) in line.match_indices('O') {
                self.set(
                    left.saturating_add(x as i32),
                    top.saturating_add(y as i32),
                    true,
                );
            }
        }
        Ok(())
    }

    /// Changes the size. The middle stays in the middle; cells that no longer fit are lost.
    pub fn resize(&mut self, columns: u32, rows: u32) {
        let old = std::mem::replace(self, Self::new(columns, rows));
        let shift = |new: u32, old: u32| (new as i32 - old as i32) / 2;
        let (right, down) = (shift(self.columns, old.columns), shift(self.rows, old.rows));
        for row in 0.max(-down)..(old.rows as i32).min(self.rows as i32 - down) {
            for column in 0.max(-right)..(old.columns as i32).min(self.columns as i32 - right) {
                self.set(column + right, row + down, old.get(column, row));
            }
        }
    }

    /// The index of a cell's word, and the cell's bit in it.
    fn locate(&self, column: i32, row: i32) -> (usize, u64) {
        let column = column.rem_euclid(self.columns as i32) as usize;
        let row = row.rem_euclid(self.rows as i32) as usize;
        (row * self.width.words + column / 64, 1 << (column % 64))
    }
}

/// SplitMix64: random enough for a game.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
