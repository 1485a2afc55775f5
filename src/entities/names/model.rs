//! The trained weights: what each clue says for and against each label.
//!
//! Of 2^22 rows a fifth say anything. A bitmap of half a megabyte, which stays in the cache, tells the silent ones.

use std::sync::OnceLock;

use super::alone;
use super::clues::{BITS, Clues};
use super::labels::LABELS;
use super::look::{Look, Looks};
use super::path::Transitions;
use super::words::{Cursor, Words, put};
use crate::error::{Error, Result};
use crate::syntax::pass::Tagged as Tag;
use crate::syntax::vectors::Vectors;

const MAGIC: &[u8] = b"dateline names 2\n";
const BLOCKS: usize = 1 << (BITS - 6);

/// Weights, transitions and what was known of words.
#[derive(Debug, Clone)]
pub struct Model {
    /// Clusters and lists.
    pub words: Words,
    /// From label to label.
    pub transitions: Transitions,
    /// What one step of a weight is worth.
    pub step: f32,
    /// One bit a row: whether it says anything.
    speaks: Vec<u64>,
    /// Speaking rows before each block of 64.
    ranks: Vec<u32>,
    /// Where the weights of each speaking row start.
    starts: Vec<u32>,
    /// Label and weight.
    weights: Vec<(u8, i8)>,
    /// What the end of a sentence says to the words near it.
    outside: Vec<i16>,
}

impl Model {
    /// The model that comes with the crate, or why it cannot be used.
    pub fn shipped() -> std::result::Result<&'static Model, &'static Error> {
        static SHIPPED: OnceLock<Result<Model>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Model::from_bytes(include_bytes!("../../../data/models/names.bin")))
            .as_ref()
    }

    /// Reads a model file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model> {
        let mut from = Cursor { rest: bytes };
        from.rest = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| from.fault("found no `dateline names 2` on its first line"))?;
        let step = f32::from_bits(from.u32()?);
        if !(step > 0.0 && step.is_finite()) {
            return Err(from.fault("found a step that is no positive number"));
        }
        let words = Words::read(&mut from)?;
        let mut table = |n: usize| -> Result<Vec<i32>> { Ok(from.u32s(n)?.iter().map(|&v| v as i32).collect()) };
        let (between, start, end) = (table(LABELS * LABELS)?, table(LABELS)?, table(LABELS)?);
        if [&between, &start, &end]
            .iter()
            .any(|t| t.iter().any(|v| v.abs() > 1 << 16))
        {
            return Err(from.fault("found a transition out of range"));
        }
        let speaks: Vec<u64> = from
            .u32s(2 * BLOCKS)?
            .chunks_exact(2)
            .map(|b| u64::from(b[0]) | u64::from(b[1]) << 32)
            .collect();
        let (mut ranks, mut rows) = (Vec::with_capacity(BLOCKS), 0u32);
        for block in &speaks {
            ranks.push(rows);
            rows += block.count_ones();
        }
        let mut starts = vec![0u32];
        let mut total = 0u32;
        for &count in from.take(rows as usize)? {
            total += u32::from(count);
            starts.push(total);
        }
        let labels = from.take(total as usize)?;
        let values = from.take(total as usize)?;
        if labels.iter().any(|&l| usize::from(l) >= LABELS) || !from.rest.is_empty() {
            return Err(from.fault("found weights that do not fit"));
        }
        let mut model = Model {
            words,
            transitions: Transitions::new(between, start, end),
            step,
            speaks,
            ranks,
            starts,
            weights: labels.iter().zip(values).map(|(&l, &v)| (l, v as i8)).collect(),
            outside: Vec::new(),
        };
        model.outside = model.alone(None);
        Ok(model)
    }

    /// Writes a model file from a full table of weights; those nearer to zero than `least` are left out.
    pub fn write(words: &Words, tables: [&[f32]; 3], weights: &[f32], least: f32) -> Vec<u8> {
        let largest = weights.iter().fold(1e-6f32, |m, w| m.max(w.abs()));
        let step = largest.min(4.0) / 127.0;
        let mut out = MAGIC.to_vec();
        put(&mut out, step.to_bits());
        words.write(&mut out);
        for value in tables.into_iter().flatten() {
            put(&mut out, (value / step).round().clamp(-65e3, 65e3) as i32 as u32);
        }
        let (mut speaks, mut counts, mut labels, mut values) = (vec![0u64; BLOCKS], vec![], vec![], vec![]);
        for (i, row) in weights.chunks_exact(LABELS).enumerate() {
            let before = labels.len();
            for (l, &w) in row.iter().enumerate().filter(|(_, w)| w.abs() >= least) {
                labels.push(l as u8);
                values.push((w / step).round().clamp(-127.0, 127.0) as i8 as u8);
            }
            if labels.len() > before {
                speaks[i / 64] |= 1 << (i % 64);
                counts.push((labels.len() - before) as u8);
            }
        }
        speaks.iter().for_each(|b| out.extend(b.to_le_bytes()));
        out.extend(counts);
        out.extend(labels);
        out.extend(values);
        out
    }

    /// Adds up what the clues of each word of a sentence say: `scores[word * LABELS + label]`.
    pub fn score(&self, rows: &[u32], ends: &[u32], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(ends.len() * LABELS, 0);
        self.score_more(rows, ends, scores);
    }

    /// The same on top of what stands in `scores`.
    pub fn score_more(&self, rows: &[u32], ends: &[u32], scores: &mut [i32]) {
        let mut from = 0;
        for (&end, scores) in ends.iter().zip(scores.chunks_exact_mut(LABELS)) {
            for &row in &rows[from..end as usize] {
                for &(label, weight) in self.said(row) {
                    scores[usize::from(label)] += i32::from(weight);
                }
            }
            from = end as usize;
        }
    }

    /// What a clue says.
    fn said(&self, row: u32) -> &[(u8, i8)] {
        let (block, bit) = ((row / 64) as usize, row % 64);
        let bits = self.speaks[block];
        if bits >> bit & 1 == 0 {
            return &[];
        }
        let below = (bits & ((1 << bit) - 1)).count_ones();
        let at = (self.ranks[block] + below) as usize;
        &self.weights[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// What a word by itself, or the end of a sentence, says at every distance.
    fn alone(&self, look: Option<&Look>) -> Vec<i16> {
        alone::sums(look, |row, sums| {
            for &(label, weight) in self.said(row) {
                sums[usize::from(label)] += i16::from(weight);
            }
        })
    }

    /// The clues of an article, with what this model knows of words; `kept` must be of this model alone.
    pub fn clues<'a>(
        &self,
        forms: &'a [&'a str],
        sentences: &'a [std::ops::Range<usize>],
        tags: &'a [Tag],
        kept: &mut Looks,
    ) -> Clues<'a> {
        let vectors = Vectors::shipped();
        Clues::with(forms, sentences, tags, &self.words, kept, |word| {
            let mut look = Look::new(word, &self.words, vectors);
            look.alone = self.alone(Some(&look));
            look
        })
    }

    /// The scores of a sentence from its clues, for which there are two `buffers` to be used again.
    pub fn read(
        &self,
        clues: &Clues<'_>,
        sentence: std::ops::Range<usize>,
        (rows, ends): &mut (Vec<u32>, Vec<u32>),
        scores: &mut Vec<i32>,
    ) {
        clues.joint(sentence.clone(), rows, ends);
        self.score(rows, ends, scores);
        clues.add_alone(sentence, &self.outside, scores);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_a_file_and_refuses_others() {
        let mut weights = vec![0.0; LABELS << BITS];
        weights[70 * LABELS + 3] = 1.0;
        weights[71 * LABELS + 2] = 0.01;
        let tables: [&[f32]; 3] = [&[0.5; LABELS * LABELS], &[0.0; LABELS], &[0.0; LABELS]];
        let file = Model::write(&Words::parse("", "").unwrap(), tables, &weights, 0.1);
        let model = Model::from_bytes(&file).unwrap();
        let mut scores = Vec::new();
        model.score(&[70, 71, 70], &[2, 3], &mut scores);
        assert_eq!((scores[3], scores[2], scores[LABELS + 3]), (127, 0, 127));
        assert!(Model::from_bytes(&file[..file.len() - 1]).is_err());
        let error = Model::from_bytes(b"dateline syntax 1\n").unwrap_err();
        assert!(error.to_string().contains("data/models/README.md"), "{error}");
    }
}
