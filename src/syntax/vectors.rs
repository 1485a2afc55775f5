//! Word vectors: *ministers* lies near *officials*, so what was learnt about one holds for the other.
//!
//! 684,830 spellings share 20,000 vectors of 64 bytes. The table keeps no spellings: the hash of a word chooses a
//! bucket and 16 bits of it must agree, so about one unknown word in 6,000 is given a stranger's vector.

use std::sync::OnceLock;

use crate::error::{Error, Result};

const MAGIC: &[u8] = b"dateline vectors 1\n";
const BUCKETS: usize = 1 << 16;

/// The table of word vectors.
#[derive(Debug, Clone)]
pub struct Vectors<'a> {
    starts: Vec<u32>,
    prints: Vec<u16>,
    rows: Vec<u16>,
    values: &'a [u8],
    width: usize,
    scale: f32,
}

impl Vectors<'static> {
    /// The vectors that come with the crate; none if the file is empty or of another version.
    pub fn shipped() -> Option<&'static Vectors<'static>> {
        static SHIPPED: OnceLock<Option<Vectors<'static>>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Vectors::from_bytes(include_bytes!("../../data/models/vectors.bin")).ok())
            .as_ref()
    }
}

impl<'a> Vectors<'a> {
    /// Reads the file that `data/models/vectors.py` writes.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self> {
        let wrong = |what: &str| Error::new("vectors.bin", format!("{what}; make it with data/models/vectors.py"));
        let body = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| wrong("found another first line, expected `dateline vectors 1`"))?;
        let word = |i: usize| body.get(4 * i..4 * i + 4).and_then(|b| b.try_into().ok());
        let [Some(keys), Some(count), Some(width), Some(scale)] = [word(0), word(1), word(2), word(3)] else {
            return Err(wrong("found the end of the file in its head"));
        };
        let (keys, count, width) = (size(keys), size(count), size(width));
        let sizes = [4 * (BUCKETS + 1), 2 * keys, 2 * keys, count * width];
        if body.len() != 16 + sizes.iter().sum::<usize>() {
            return Err(wrong("found another length than its head gives"));
        }
        let (starts, rest) = body[16..].split_at(sizes[0]);
        let (prints, rest) = rest.split_at(sizes[1]);
        let (rows, values) = rest.split_at(sizes[2]);
        let table = Vectors {
            starts: starts
                .chunks_exact(4)
                .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
                .collect(),
            prints: shorts(prints),
            rows: shorts(rows),
            values,
            width,
            scale: f32::from_le_bytes(scale),
        };
        let rising = table.starts.windows(2).all(|w| w[0] <= w[1]) && table.starts[BUCKETS] as usize == keys;
        if !rising || table.rows.iter().any(|&r| usize::from(r) >= count) {
            return Err(wrong("found entries that point outside the table"));
        }
        Ok(table)
    }

    /// The row of a word, as written or in lower case.
    pub fn row(&self, word: &str) -> Option<u32> {
        self.exact(word).or_else(|| self.exact(&word.to_lowercase()))
    }

    fn exact(&self, word: &str) -> Option<u32> {
        let key = murmur(word.as_bytes(), 1);
        let bucket = (key >> 48) as usize;
        let print = (key >> 32) as u16;
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        let at = range.start + self.prints[range].iter().position(|&p| p == print)?;
        Some(u32::from(self.rows[at]))
    }

    /// The vector of a row, in steps of [`Vectors::scale`].
    pub fn vector(&self, row: u32) -> impl Iterator<Item = i8> + '_ {
        let start = row as usize * self.width;
        self.values[start..start + self.width].iter().map(|&b| b as i8)
    }

    /// Coordinates a vector.
    pub fn width(&self) -> usize {
        self.width
    }

    /// What one step of a coordinate is worth.
    pub fn scale(&self) -> f32 {
        self.scale
    }
}

fn size(bytes: [u8; 4]) -> usize {
    u32::from_le_bytes(bytes) as usize
}

fn shorts(bytes: &[u8]) -> Vec<u16> {
    bytes
        .chunks_exact(2)
        .map(|b| u16::from_le_bytes([b[0], b[1]]))
        .collect()
}

/// MurmurHash64A: the hash of the vectors' keys and, with other seeds, of every feature of a word.
pub fn murmur(key: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut h = seed ^ (key.len() as u64).wrapping_mul(M);
    let mut chunks = key.chunks_exact(8);
    for chunk in &mut chunks {
        let mut k = chunk
            .iter()
            .rev()
            .fold(0u64, |k, &b| k << 8 | u64::from(b))
            .wrapping_mul(M);
        k = (k ^ k >> R).wrapping_mul(M);
        h = (h ^ k).wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        h = (h ^ rest.iter().rev().fold(0u64, |k, &b| k << 8 | u64::from(b))).wrapping_mul(M);
    }
    h = (h ^ h >> R).wrapping_mul(M);
    h ^ h >> R
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(table: &Vectors<'_>, a: &str, b: &str) -> f32 {
        let vector = |w: &str| -> Vec<f32> {
            let row = table.row(w).expect("a common word");
            table.vector(row).map(f32::from).collect()
        };
        let (a, b) = (vector(a), vector(b));
        let dot = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(p, q)| p * q).sum::<f32>();
        dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt()
    }

    #[test]
    fn likens_words_of_like_use() {
        let Some(table) = Vectors::shipped() else { return };
        assert!(nearness(table, "minister", "president") > nearness(table, "minister", "banana"));
        assert_eq!(table.row("Zxqwvrtk"), None);
    }

    #[test]
    fn refuses_other_files() {
        assert!(Vectors::from_bytes(b"").is_err());
        assert!(Vectors::from_bytes(b"dateline vectors 1\n\x01\x00").is_err());
        let error = Vectors::from_bytes(b"dateline syntax 1\n").unwrap_err();
        assert!(error.to_string().contains("data/models/vectors.py"), "{error}");
    }
}
