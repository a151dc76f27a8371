//! One generation, 64 cells at a time: each bit of a word is a cell, and a row is one or more words.
//!
//! Full adders, made of bitwise operations, count the neighbours of 64 cells at once.

/// In each bit, how many of three cells are alive: `ones + 2 * twos`.
#[derive(Clone, Copy, Default)]
pub struct Sum {
    ones: u64,
    twos: u64,
}

/// The width of a row. Unused bits of its last word are always 0.
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

/// Replaces the cells with the next generation. `sums` is scratch memory, as long as `cells`.
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
    // Unused bits have neighbours, too, and may have become alive.
    clear_unused(cells, width);
}

/// Sets the unused bits to 0.
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
        // A row's first cell is its lowest bit: `<<` moves cells to the east.
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

/// The rules, with the cell itself counted: if three of the nine are alive it lives, if four are it stays as it is.
fn live_on(cell: u64, above: Sum, row: Sum, below: Sum) -> u64 {
    let ones = add(above.ones, row.ones, below.ones);
    let twos = add(above.twos, row.twos, below.twos);
    // The count of the nine is `ones.ones + 2 * (ones.twos + twos.ones) + 4 * twos.twos`.
    let two = ones.twos ^ twos.ones;
    let four = ones.twos & twos.ones ^ twos.twos;
    ones.ones & two & !four | cell & !ones.ones & !two & four
}
