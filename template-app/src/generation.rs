//! One generation, 64 cells at a time: a word holds a cell in each bit, and a row is a number of words.
//!
//! Neighbours are added by full adders made of bitwise operations, which add in all 64 bits at once.

/// How many are alive of three cells side by side, in each bit: `ones + 2 * twos`.
#[derive(Clone, Copy, Default)]
pub struct Sum {
    ones: u64,
    twos: u64,
}

/// A row's words and its width, which may leave bits of the last word unused. Those are always 0.
#[derive(Clone, Copy)]
pub struct Width {
    /// Words in a row.
    pub words: usize,
    /// Used bits of the last word, 1 to 64.
    last_bits: u32,
}

impl Width {
    pub fn of(columns: u32) -> Self {
        let words = columns.div_ceil(u64::BITS);
        Self {
            words: words as usize,
            last_bits: columns - (words - 1) * u64::BITS,
        }
    }
}

/// Replaces the cells by the next generation's. `sums` is as long as `cells`, and overwritten.
pub fn advance(cells: &mut [u64], sums: &mut [Sum], width: Width) {
    for (row, sums) in cells.chunks(width.words).zip(sums.chunks_mut(width.words)) {
        sum_with_sides(row, sums, width.last_bits);
    }
    let len = cells.len();
    for (i, cell) in cells.iter_mut().enumerate() {
        // The first row and the last are neighbours.
        let above = (if i < width.words { i + len } else { i }) - width.words;
        let below = i + width.words;
        let below = if below < len { below } else { below - len };
        *cell = live_on(*cell, sums[above], sums[i], sums[below]);
    }
    // Unused bits see neighbours, too.
    clear_unused(cells, width);
}

/// Sets the bits to 0 that no cell uses.
pub fn clear_unused(cells: &mut [u64], width: Width) {
    let mask = u64::MAX >> (u64::BITS - width.last_bits);
    for row in cells.chunks_mut(width.words) {
        row[width.words - 1] &= mask;
    }
}

/// Adds each cell of a row to its two neighbours in that row. The first cell and the last are neighbours.
fn sum_with_sides(row: &[u64], sums: &mut [Sum], last_bits: u32) {
    let last = row.len() - 1;
    for (i, (&word, sum)) in row.iter().zip(sums).enumerate() {
        let from_west = if i == 0 {
            row[last] >> (last_bits - 1)
        } else {
            row[i - 1] >> 63
        };
        let from_east = if i == last {
            row[0] << (last_bits - 1)
        } else {
            row[i + 1] << 63
        };
        // A row's first cell is its lowest bit: left and right are swapped.
        *sum = add(word << 1 | from_west & 1, word, word >> 1 | from_east);
    }
}

/// A full adder.
fn add(a: u64, b: u64, c: u64) -> Sum {
    Sum {
        ones: a ^ b ^ c,
        twos: a & b | c & (a ^ b),
    }
}

/// The rules, with the cell itself among the counted: it lives with three alive of the nine, and stays as it is with four.
fn live_on(cell: u64, above: Sum, row: Sum, below: Sum) -> u64 {
    let ones = add(above.ones, row.ones, below.ones);
    let twos = add(above.twos, row.twos, below.twos);
    // The nine are `ones.ones + 2 * (ones.twos + twos.ones) + 4 * twos.twos`.
    let two = ones.twos ^ twos.ones;
    let four = ones.twos & twos.ones ^ twos.twos;
    ones.ones & two & !four | cell & !ones.ones & !two & four
}
