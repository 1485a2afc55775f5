//! Linear models that choose between classes: what each clue, and each coordinate of some word vectors, says for each
//! class.
//!
//! What they add up are whole numbers, so that every machine gives the same bits.

use crate::error::{Error, Result};
use crate::weights::{STEP, Table, mix, power};

/// Rows are the upper bits of a clue's hash.
const BITS: u32 = 17;
pub(crate) const ROWS: usize = 1 << BITS;
/// Coordinates of a word vector.
pub(crate) const WIDTH: usize = 64;
/// What one unit of a coordinate's weight is worth.
const FINE: f32 = 1.0 / 32768.0;

/// The row of a clue: a kind of clue and the word or words it sees.
pub(crate) fn row(kind: u64, a: u64, b: u64) -> u32 {
    (mix(kind, a, b) >> (64 - BITS)) as u32
}

/// What is seen: rows of clues, and so many vectors.
#[derive(Debug, Clone)]
pub(crate) struct Seen<const SLOTS: usize> {
    pub(crate) rows: Vec<u32>,
    pub(crate) vectors: [[i8; WIDTH]; SLOTS],
}

/// What each clue and each coordinate says for each class.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights<const CLASSES: usize, const SLOTS: usize> {
    clues: Table<CLASSES>,
    /// By slot and class.
    vectors: Vec<[i16; WIDTH]>,
}

impl<const CLASSES: usize, const SLOTS: usize> Weights<CLASSES, SLOTS> {
    /// Adds up what is seen: log-odds of each class, up to a constant.
    pub(crate) fn odds(&self, seen: &Seen<SLOTS>) -> [f32; CLASSES] {
        self.with_vectors(self.sums(&seen.rows), &seen.vectors)
    }

    /// What some clues add up to, in units of [`STEP`].
    pub(crate) fn sums(&self, rows: &[u32]) -> [i32; CLASSES] {
        self.clues.sums(rows)
    }

    /// Log-odds of what clues add up to and of vectors.
    pub(crate) fn with_vectors(&self, sums: [i32; CLASSES], vectors: &[[i8; WIDTH]; SLOTS]) -> [f32; CLASSES] {
        let mut fine = [0i32; CLASSES];
        for (vector, slot) in vectors.iter().zip(self.vectors.chunks_exact(CLASSES)) {
            if *vector == [0; WIDTH] {
                continue;
            }
            for (sum, weights) in fine.iter_mut().zip(slot) {
                *sum += dot(vector, weights);
            }
        }
        std::array::from_fn(|class| sums[class] as f32 * STEP + fine[class] as f32 * FINE)
    }

    /// Reads the file of the model `name`.
    pub(crate) fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self> {
        let fault = || {
            let message =
                format!("found no whole `dateline {name} 1`; make it with the command in data/models/README.md");
            Error::new(format!("{name}.bin"), message)
        };
        let mut rest = bytes.strip_prefix(head(name).as_bytes()).ok_or_else(fault)?;
        let clues = Table::read(&mut rest, ROWS).ok_or_else(fault)?;
        if rest.len() != SLOTS * CLASSES * WIDTH * 2 {
            return Err(fault());
        }
        let vector = |bytes: &[u8]| std::array::from_fn(|d| i16::from_le_bytes([bytes[2 * d], bytes[2 * d + 1]]));
        Ok(Weights {
            clues,
            vectors: rest.chunks_exact(2 * WIDTH).map(vector).collect(),
        })
    }

    /// Rounds weights; those of clues nearer to zero than `least` say nothing. `clues` by row and class, `vectors` by
    /// slot, class and coordinate.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn from_floats(clues: &[f32], vectors: &[f32], least: f32) -> Self {
        let short = |w: f32| (w / FINE).round().clamp(-32767.0, 32767.0) as i16;
        Weights {
            clues: Table::from_weights(clues, least),
            vectors: vectors
                .chunks_exact(WIDTH)
                .map(|says| std::array::from_fn(|d| short(says[d])))
                .collect(),
        }
    }

    /// Writes a model file.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn to_bytes(&self, name: &str) -> Vec<u8> {
        let mut out = head(name).into_bytes();
        self.clues.write(&mut out);
        out.extend(self.vectors.iter().flatten().flat_map(|w| w.to_le_bytes()));
        out
    }
}

/// The first line of a file.
fn head(name: &str) -> String {
    format!("dateline {name} 1\n")
}

fn dot(vector: &[i8; WIDTH], weights: &[i16; WIDTH]) -> i32 {
    vector
        .iter()
        .zip(weights)
        .map(|(&x, &w)| i32::from(x) * i32::from(w))
        .sum()
}

/// The chance of each class.
pub(crate) fn chances<const CLASSES: usize>(odds: &[f32; CLASSES]) -> [f32; CLASSES] {
    let top = odds.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let parts = odds.map(|o| power(o - top));
    let sum: f32 = parts.iter().sum();
    parts.map(|p| p / sum)
}

/// The class with the highest chance, the first of equals.
pub(crate) fn likeliest(chances: &[f32]) -> usize {
    (1..chances.len()).fold(
        0,
        |best, class| if chances[class] > chances[best] { class } else { best },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_a_file_and_refuses_others() {
        let (mut clues, mut vectors) = (vec![0.0; ROWS * 3], vec![0.0; 2 * 3 * WIDTH]);
        (clues[7 * 3 + 2], clues[9 * 3 + 2]) = (1.0, 0.001);
        vectors[2 * WIDTH + 5] = 0.25;
        let weights: Weights<3, 2> = Weights::from_floats(&clues, &vectors, 0.02);
        let file = weights.to_bytes("sides");
        assert_eq!(Weights::from_bytes("sides", &file).unwrap(), weights);
        let mut seen = Seen {
            rows: vec![7, 9],
            vectors: [[0; WIDTH]; 2],
        };
        seen.vectors[0][5] = 4;
        assert!((weights.odds(&seen)[2] - 2.0).abs() < 1e-6);
        assert!(Weights::<3, 2>::from_bytes("sides", &file[..file.len() - 1]).is_err());
        assert!(Weights::<4, 2>::from_bytes("sides", &file).is_err());
        let error = Weights::<3, 2>::from_bytes("senses", &file).unwrap_err();
        assert!(error.to_string().contains("data/models/README.md"), "{error}");
    }

    #[test]
    fn the_first_of_equal_classes_is_likeliest() {
        assert_eq!(likeliest(&[0.1, 0.4, 0.4, 0.1]), 1);
    }

    #[test]
    fn chances_add_up_to_one() {
        let chances = chances(&[2.0, 0.0, -100.0]);
        assert!((chances.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!((chances[0] / chances[1] - 2f32.exp()).abs() < 0.01);
        assert!(chances[2] < 1e-6);
    }
}
