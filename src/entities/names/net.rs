//! A small network that reads names too: in *Jumia hired staff* it sees words like *Jumia* before words like *hired*.
//!
//! It errs elsewhere than the clues do, so the scores of both are added. Weights are bytes and sums of products whole
//! numbers (`syntax/kernel.rs`); a score is cut to whole steps of the clues' weights, so every machine adds the same.

use std::ops::Range;

use super::article::is_headline;
use super::clues::Clues;
use super::labels::LABELS;
use super::look::Look;
use super::path::Transitions;
use super::seen::{PLACES, SLOTS, Word, place};
use crate::cursor::Cursor;
use crate::error::Result;
use crate::syntax::encoder::{Batch, Encoder};
use crate::syntax::kernel::Layer;
use crate::syntax::vectors::Vectors;

/// The first line of the file.
pub const MAGIC: &[u8] = b"dateline net 1\n";
/// Words that are read together.
const BATCH: usize = 96;

/// The learnt weights.
#[derive(Debug, Clone)]
pub struct Net {
    /// What its scores weigh beside those of the clues.
    pub weight: f32,
    encoder: Encoder,
    labels: Layer,
    /// Between labels, at the start, at the end.
    chain: [Vec<f32>; 3],
}

impl Net {
    /// Reads a model file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Net> {
        let mut from = Cursor::new("names_net.bin", bytes);
        from.rest = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| from.fault("found no `dateline net 1` on its first line"))?;
        let (encoder, weight) = Encoder::read(&mut from, LABELS, &SLOTS, PLACES)?;
        let labels = encoder.top(&mut from, LABELS)?;
        let chain = [from.f32s(LABELS * LABELS)?, from.f32s(LABELS)?, from.f32s(LABELS)?];
        if !from.rest.is_empty() {
            return Err(from.fault("found more than its head gives"));
        }
        Ok(Net {
            weight,
            encoder,
            labels,
            chain,
        })
    }

    /// What it thinks of labels that follow each other, added to `transitions`, in steps of `step`.
    pub fn join(&self, transitions: &Transitions, step: f32) -> Transitions {
        let [between, start, end] = &self.chain;
        let add = |ours: &[i32], own: &[f32]| ours.iter().zip(own).map(|(a, b)| a + self.cut(*b, step)).collect();
        Transitions::new(
            add(&transitions.between, between),
            add(&transitions.start, start),
            add(&transitions.end, end),
        )
    }

    fn cut(&self, score: f32, step: f32) -> i32 {
        let steps = (score * self.weight / step).clamp(-65e3, 65e3);
        // rounded: a cast cuts towards zero
        (steps + 0.5_f32.copysign(steps)) as i32
    }

    /// The first coordinates of a word by itself.
    fn first(&self, form: &str, look: &Look, vectors: Option<&Vectors<'_>>) -> Vec<f32> {
        let word = Word::of(form, look, |key| self.encoder.knows(key), vectors);
        self.encoder.first(&word.rows, word.vector, &word.flags, vectors)
    }

    /// The scores of some parts of an article in which names are looked for, in steps of `step`.
    pub fn scores(&self, clues: &Clues<'_>, parts: &[Range<usize>], step: f32) -> Vec<i32> {
        let mut scores = Vec::with_capacity(parts.iter().map(Range::len).sum::<usize>() * LABELS);
        let (mut batch, vectors) = (Batch::default(), Vectors::shipped());
        let mut headline = (usize::MAX, false);
        for part in parts {
            let sentence = clues.around(part);
            if headline.0 != sentence.start {
                headline = (sentence.start, is_headline(&clues.forms()[sentence.clone()]));
            }
            let start = batch.len();
            for i in part.clone() {
                let look = clues.look(i);
                let first = look.first.get_or_init(|| self.first(clues.forms()[i], look, vectors));
                self.encoder.push(&mut batch, first, start..start + part.len(), |yes| {
                    place(clues, &sentence, i, headline.1, yes);
                });
            }
            if batch.len() >= BATCH {
                self.read(&mut batch, step, &mut scores);
            }
        }
        self.read(&mut batch, step, &mut scores);
        scores
    }

    /// Scores the labels of the gathered words.
    fn read(&self, batch: &mut Batch, step: f32, scores: &mut Vec<i32>) {
        for word in self.encoder.apply(batch, &self.labels).words() {
            scores.extend(word[..LABELS].iter().map(|&score| self.cut(score, step)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[u8] = include_bytes!("../../../data/models/names_net.bin");

    fn refusal(bytes: &[u8]) -> String {
        Net::from_bytes(bytes).unwrap_err().to_string()
    }

    #[test]
    fn refuses_other_files_and_files_that_are_cut_or_broken() {
        for bytes in [b"".as_slice(), b"dateline names 2\n", b"dateline net 0\n"] {
            let error = refusal(bytes);
            assert!(error.starts_with("names_net.bin: found no `dateline net 1`"), "{error}");
            assert!(error.contains("data/models/README.md"), "{error}");
        }
        assert!(refusal(&[MAGIC, &[0; 64]].concat()).contains("other numbers of labels"));
        for part in [MAGIC.len(), MAGIC.len() + 30, WHOLE.len() / 2, WHOLE.len() - 1] {
            assert!(refusal(&WHOLE[..part]).contains("the end of the file"), "{part}");
        }
        assert!(refusal(&[WHOLE, b"x"].concat()).contains("more than its head gives"));
        let mut broken = WHOLE.to_vec();
        let last = broken.len() - 4;
        broken[last..].copy_from_slice(&f32::NAN.to_le_bytes());
        assert!(refusal(&broken).contains("a finite number"), "{}", refusal(&broken));
    }
}
