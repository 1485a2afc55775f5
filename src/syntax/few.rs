//! Products with inputs of which most are zero: only those above zero are gone through, four at a time.
//!
//! What a layer passes on is never below zero, and four in five numbers are zero. So weights lie by input: a row holds
//! those of one input for 32 outputs, and a word adds up the rows of its inputs.

use super::kernel::{Ends, Shape};
use super::levels::level;
use super::simd::{Simd, simd};

/// Outputs whose weights for an input lie side by side.
pub(super) const TILE: usize = 32;

/// The inputs above zero of many words, four and four.
#[derive(Debug, Clone, Default)]
pub(super) struct Fours {
    /// Inputs of a word; none of those below has another number.
    inputs: usize,
    /// Where the row of each input begins in a tile.
    rows: Vec<u32>,
    /// The inputs themselves; 0 where a word's last four are fewer.
    numbers: Vec<u8>,
    /// Where the fours of each word end.
    ends: Vec<u32>,
}

impl Fours {
    /// Forgets all words; those to come have so many inputs.
    pub fn clear(&mut self, inputs: usize) {
        self.inputs = inputs;
        self.ends.clear();
    }

    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Adds a word, its inputs multiplied by `levels` and cut to whole numbers below 128.
    pub fn push(&mut self, word: &[f32], levels: f32) {
        assert!(word.len() == self.inputs);
        let start = self.ends.last().map_or(0, |&end| 4 * end as usize);
        let room = start + room(self.inputs);
        if self.rows.len() < room {
            self.rows.resize(room, 0);
            self.numbers.resize(room, 0);
        }
        let n = start + cut(word, levels, &mut self.rows[start..], &mut self.numbers[start..]);
        let end = n.next_multiple_of(4);
        self.rows[n..end].fill(0);
        self.numbers[n..end].fill(0);
        self.ends.push((end / 4) as u32);
    }

    /// Rows and numbers of a word.
    pub fn of(&self, word: usize) -> (&[[u32; 4]], &[[u8; 4]]) {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let range = start..self.ends[word] as usize;
        (
            &self.rows.as_chunks().0[range.clone()],
            &self.numbers.as_chunks().0[range],
        )
    }
}

/// Room that the inputs of a word may take: eight may be written where one is meant.
pub(super) const fn room(inputs: usize) -> usize {
    (inputs + 8).next_multiple_of(4)
}

/// Writes where the row of each input above zero begins, and the input; tells how many.
fn cut(word: &[f32], levels: f32, rows: &mut [u32], numbers: &mut [u8]) -> usize {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { super::woven::cut(word, levels, rows, numbers) };
    }
    let mut n = 0;
    for (i, &v) in word.iter().enumerate() {
        (rows[n], numbers[n]) = ((i * TILE) as u32, level(v, levels));
        n += usize::from(numbers[n] > 0);
    }
    n
}

/// The place of an output in a row: so that rows that are woven into each other give outputs in their order.
const fn place(output: usize) -> usize {
    let (eight, k) = (output / 8, output % 8);
    k / 4 * (TILE / 2) + 4 * eight + k % 4
}

/// Rows of weights, an output each, by tile and input.
pub(super) fn pack(rows: &[i8], inputs: usize) -> Vec<i8> {
    let outputs = (rows.len() / inputs).next_multiple_of(TILE);
    let mut packed = vec![0; outputs * inputs];
    for (output, row) in rows.chunks_exact(inputs).enumerate() {
        let tile = output / TILE * TILE * inputs;
        for (input, &weight) in row.iter().enumerate() {
            packed[tile + input * TILE + place(output % TILE)] = weight;
        }
    }
    packed
}

/// `out[word][o] = Σ x[word][k] · w[o][k]`, made numbers by `ends`.
pub(super) fn multiply(shape: Shape, x: &Fours, weights: &[i8], ends: Ends<'_>, out: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { super::woven::multiply(shape, x, weights, ends, out) };
    }
    plain(shape, x, weights, ends, out);
}

pub(super) fn plain(shape: Shape, x: &Fours, weights: &[i8], ends: Ends<'_>, out: &mut [f32]) {
    for word in 0..shape.words {
        for (t, tile) in weights.chunks_exact(shape.inputs * TILE).enumerate() {
            let mut sums = [0i32; TILE];
            let (rows, numbers) = x.of(word);
            for (&row, &number) in rows
                .iter()
                .zip(numbers)
                .flat_map(|(rows, numbers)| rows.iter().zip(numbers))
            {
                let row = &tile[row as usize..][..TILE];
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += i32::from(number) * i32::from(weight);
                }
            }
            for k in 0..TILE {
                let o = t * TILE + k;
                let number = sums[place(k)] as f32 * ends.steps[word] * ends.scales[o] + ends.bias[o];
                out[word * shape.outputs + o] = number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_above_zero_stand_four_and_four() {
        let mut fours = Fours::default();
        fours.clear(10);
        for word in [[0.0; 10], [0.0, 127.0, 0.0, 1.0, 2.0, 99.0, 0.4, 0.0, 0.0, 3.0]] {
            fours.push(&word, 1.0);
        }
        assert_eq!(fours.of(0), (&[][..], &[][..]));
        let (rows, numbers) = fours.of(1);
        let found: Vec<(usize, u8)> = rows
            .as_flattened()
            .iter()
            .zip(numbers.as_flattened())
            .map(|(&row, &number)| (row as usize / TILE, number))
            .collect();
        assert_eq!(
            found,
            [(1, 127), (3, 1), (4, 2), (5, 99), (9, 3), (0, 0), (0, 0), (0, 0)]
        );
    }

    #[test]
    fn woven_rows_give_outputs_in_their_order() {
        let mut places: Vec<usize> = (0..TILE).map(place).collect();
        assert_eq!(places[..10], [0, 1, 2, 3, 16, 17, 18, 19, 4, 5]);
        places.sort_unstable();
        assert_eq!(places, (0..TILE).collect::<Vec<_>>());
    }
}
