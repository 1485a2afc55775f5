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
use super::seen::{INPUTS, PLACES, SLOTS, Word, place};
use super::words::Cursor;
use crate::error::Result;
use crate::stop;
use crate::syntax::kernel::{Layer, Path};
use crate::syntax::levels::Levels;
use crate::syntax::sums::add_layer;
use crate::syntax::vectors::Vectors;

/// The first line of the file.
pub const MAGIC: &[u8] = b"dateline net 1\n";
/// Words that are read together.
const BATCH: usize = 96;

/// Rows of small whole numbers, each row with its own scale.
#[derive(Debug, Clone)]
struct Table {
    width: usize,
    scales: Vec<f32>,
    values: Vec<i8>,
}

/// The learnt weights.
#[derive(Debug, Clone)]
pub struct Net {
    /// What its scores weigh beside those of the clues.
    pub weight: f32,
    /// Spellings with a meaning of their own, sorted.
    known: Vec<u32>,
    tables: Vec<Table>,
    hidden: usize,
    input: Layer,
    /// What each question about a word's place adds.
    places: Vec<f32>,
    /// With the number of words that each looks to the left and to the right.
    layers: Vec<(Layer, usize)>,
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
        let sizes = from.u32s(6)?;
        if sizes[..3] != [LABELS as u32, INPUTS as u32, PLACES as u32] {
            return Err(from.fault("found other numbers of labels or inputs than this version expects"));
        }
        let (known, hidden, layers) = (sizes[3] as usize, sizes[4] as usize, sizes[5] as usize);
        let reaches = from.u32s(layers.min(17))?;
        if !(8..=1024).contains(&hidden) || hidden % 8 > 0 || layers > 16 || reaches.iter().any(|&r| r == 0 || r > 64) {
            return Err(from.fault("found impossible sizes"));
        }
        let weight = from.f32s(1)?[0];
        let known = from.u32s(known)?;
        let tables = SLOTS.iter().map(|slot| {
            Ok(Table {
                width: slot.width,
                scales: from.f32s(slot.rows)?,
                values: from.i8s(slot.rows * slot.width)?,
            })
        });
        let tables = tables.collect::<Result<_>>()?;
        let (scales, bias) = (from.f32s(hidden)?, from.f32s(hidden)?);
        let input = Layer::new(Path::Shorts, INPUTS, &from.i8s(INPUTS * hidden)?, &scales, &bias);
        let places = from.f32s(PLACES * hidden)?;
        let layer = |reach: u32| Ok((convolution(&mut from, hidden)?, reach as usize));
        let layers = reaches.into_iter().map(layer).collect::<Result<_>>()?;
        let (scales, bias) = (from.f32s(LABELS)?, from.f32s(LABELS)?);
        let labels = Layer::new(Path::Bytes, hidden, &from.i8s(hidden * LABELS)?, &scales, &bias);
        let chain = [from.f32s(LABELS * LABELS)?, from.f32s(LABELS)?, from.f32s(LABELS)?];
        if !from.rest.is_empty() {
            return Err(from.fault("found more than its head gives"));
        }
        Ok(Net {
            weight,
            known,
            tables,
            hidden,
            input,
            places,
            layers,
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
        let word = Word::of(
            form,
            look,
            |key| self.known.binary_search(&(key as u32)).is_ok(),
            vectors,
        );
        let mut input = Vec::with_capacity(INPUTS);
        for (table, &row) in self.tables.iter().zip(&word.rows) {
            let row = row as usize;
            let values = &table.values[row * table.width..(row + 1) * table.width];
            input.extend(values.iter().map(|&v| f32::from(v) * table.scales[row]));
        }
        let flags = INPUTS - word.flags.len();
        match (vectors, word.vector) {
            (Some(vectors), Some(row)) if input.len() + vectors.width() == flags => {
                input.extend(vectors.vector(row).map(|v| f32::from(v) * vectors.scale()));
            }
            _ => input.resize(flags, 0.0),
        }
        input.extend(word.flags.iter().map(|&f| f32::from(u8::from(f))));
        let (mut levels, mut out) = (Levels::default(), Vec::new());
        levels.cut_signed(&input, INPUTS);
        self.input.apply(&levels, &mut out);
        out.truncate(self.hidden);
        out
    }

    /// The scores of some parts of an article in which names are looked for, in steps of `step`.
    pub fn scores(&self, clues: &Clues<'_>, parts: &[Range<usize>], step: f32) -> Vec<i32> {
        let mut scores = Vec::with_capacity(parts.iter().map(Range::len).sum::<usize>() * LABELS);
        let (mut reading, vectors) = (Reading::default(), Vectors::shipped());
        let mut headline = (usize::MAX, false);
        for part in parts {
            let sentence = clues.around(part);
            if headline.0 != sentence.start {
                headline = (sentence.start, is_headline(&clues.forms()[sentence.clone()]));
            }
            let start = reading.bounds.len();
            for i in part.clone() {
                let from = reading.rows.len();
                let look = clues.look(i);
                let first = || self.first(clues.forms()[i], look, vectors);
                reading.rows.extend_from_slice(look.first.get_or_init(first));
                let row = &mut reading.rows[from..];
                place(clues, &sentence, i, headline.1, |k| {
                    let more = &self.places[k * self.hidden..][..self.hidden];
                    row.iter_mut().zip(more).for_each(|(r, m)| *r += m);
                });
                row.iter_mut().for_each(|r| *r = r.max(0.0));
                reading.bounds.push(start..start + part.len());
            }
            if reading.bounds.len() >= BATCH {
                self.read(&mut reading, step, &mut scores);
            }
        }
        self.read(&mut reading, step, &mut scores);
        scores
    }

    /// Scores the labels of the gathered words, which are then forgotten.
    fn read(&self, reading: &mut Reading, step: f32, scores: &mut Vec<i32>) {
        stop::point();
        let Reading {
            rows,
            bounds,
            levels,
            out,
        } = reading;
        for (layer, reach) in &self.layers {
            levels.cut(layer.path, rows, self.hidden);
            layer.apply(levels, out);
            add_layer(rows, bounds, self.hidden, out, (layer.outputs, *reach));
        }
        levels.cut(self.labels.path, rows, self.hidden);
        self.labels.apply(levels, out);
        for word in out.chunks_exact(self.labels.outputs).take(bounds.len()) {
            scores.extend(word[..LABELS].iter().map(|&score| self.cut(score, step)));
        }
        rows.clear();
        bounds.clear();
    }
}

/// Words that are read together, each with the rows of its sentence, and buffers.
#[derive(Default)]
struct Reading {
    rows: Vec<f32>,
    bounds: Vec<Range<usize>>,
    levels: Levels,
    out: Vec<f32>,
}

/// A layer over three words.
fn convolution(from: &mut Cursor<'_>, hidden: usize) -> Result<Layer> {
    let (scales, bias) = (from.f32s(hidden)?, from.f32s(hidden)?);
    let rows = from.i8s(3 * hidden * hidden)?;
    Ok(Layer::convolution(Path::Bytes, hidden, &rows, &scales, &bias))
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

    #[test]
    fn words_look_at_their_own_sentence_alone() {
        let mut rows = vec![1.0, 1.0, 1.0];
        let out: Vec<f32> = (1u8..=9).map(f32::from).collect();
        add_layer(&mut rows, &[0..2, 0..2, 2..3], 1, &out, (3, 1));
        assert_eq!(rows, [1.0 + 2.0 + 6.0, 1.0 + 1.0 + 5.0, 1.0 + 8.0]);
    }
}
