//! Words in context, as the small networks beside the parser see them: tables of what is seen of a word by itself,
//! yes-or-no questions about its place, convolutions over three words.
//!
//! Weights are bytes and sums of products whole numbers (`kernel.rs`), so every machine gives the same bits.

use std::ops::Range;

use super::features::{FLAGS, Slot, input_width};
use super::kernel::{Layer, Path};
use super::levels::Levels;
use super::sums::add_layer;
use super::vectors::Vectors;
use crate::cursor::Cursor;
use crate::error::Result;
use crate::stop;

/// Rows of small whole numbers, each row with its own scale.
#[derive(Debug, Clone)]
struct Table {
    width: usize,
    scales: Vec<f32>,
    values: Vec<i8>,
}

/// The learnt weights.
#[derive(Debug, Clone)]
pub struct Encoder {
    /// Width of a word in context.
    pub hidden: usize,
    /// Spellings with a meaning of their own, sorted.
    known: Vec<u32>,
    tables: Vec<Table>,
    inputs: usize,
    input: Layer,
    /// What each question about a word's place adds.
    places: Vec<f32>,
    /// With the number of words that each looks to the left and to the right.
    layers: Vec<(Layer, usize)>,
}

impl Encoder {
    /// Reads the head of a network's file and its encoder, of a network that has so many `outputs`, words a row in each of
    /// `slots`, and so many questions about their `places`; with what the network's scores weigh beside others.
    pub fn read(from: &mut Cursor<'_>, outputs: usize, slots: &[Slot], places: usize) -> Result<(Encoder, f32)> {
        let inputs = input_width(slots);
        let sizes = from.u32s(6)?;
        if sizes[..3] != [outputs as u32, inputs as u32, places as u32] {
            return Err(from.fault("found other numbers of labels or inputs than this version expects"));
        }
        let (known, hidden, layers) = (sizes[3] as usize, sizes[4] as usize, sizes[5] as usize);
        let reaches = from.u32s(layers.min(17))?;
        if !(8..=1024).contains(&hidden) || hidden % 8 > 0 || layers > 16 || reaches.iter().any(|&r| r == 0 || r > 64) {
            return Err(from.fault("found impossible sizes"));
        }
        let weight = from.f32s(1)?[0];
        let known = from.u32s(known)?;
        let tables = slots.iter().map(|slot| {
            Ok(Table {
                width: slot.width,
                scales: from.f32s(slot.rows)?,
                values: from.i8s(slot.rows * slot.width)?,
            })
        });
        let tables = tables.collect::<Result<_>>()?;
        let (scales, bias) = (from.f32s(hidden)?, from.f32s(hidden)?);
        let input = Layer::new(Path::Shorts, inputs, &from.i8s(inputs * hidden)?, &scales, &bias);
        let places = from.f32s(places * hidden)?;
        let layer = |reach: u32| Ok((convolution(from, hidden)?, reach as usize));
        let layers = reaches.into_iter().map(layer).collect::<Result<_>>()?;
        let encoder = Encoder {
            hidden,
            known,
            tables,
            inputs,
            input,
            places,
            layers,
        };
        Ok((encoder, weight))
    }

    /// Reads a layer on top of it.
    pub fn top(&self, from: &mut Cursor<'_>, outputs: usize) -> Result<Layer> {
        let (scales, bias) = (from.f32s(outputs)?, from.f32s(outputs)?);
        let rows = from.i8s(self.hidden * outputs)?;
        Ok(Layer::new(Path::Bytes, self.hidden, &rows, &scales, &bias))
    }

    /// How many words to either side a word looks, through all layers.
    pub fn reach(&self) -> usize {
        self.layers.iter().map(|(_, reach)| reach).sum()
    }

    /// Whether a spelling has a meaning of its own.
    pub fn knows(&self, key: u64) -> bool {
        self.known.binary_search(&(key as u32)).is_ok()
    }

    /// The first coordinates of a word by itself: its rows in the tables, its vector's row, questions about it.
    pub fn first(
        &self,
        rows: &[u32],
        vector: Option<u32>,
        flags: &[bool; FLAGS],
        vectors: Option<&Vectors<'_>>,
    ) -> Vec<f32> {
        let mut input = Vec::with_capacity(self.inputs);
        for (table, &row) in self.tables.iter().zip(rows) {
            let row = row as usize;
            let values = &table.values[row * table.width..(row + 1) * table.width];
            input.extend(values.iter().map(|&v| f32::from(v) * table.scales[row]));
        }
        let before = self.inputs - flags.len();
        match (vectors, vector) {
            (Some(vectors), Some(row)) if input.len() + vectors.width() == before => {
                input.extend(vectors.vector(row).map(|v| f32::from(v) * vectors.scale()));
            }
            _ => input.resize(before, 0.0),
        }
        input.extend(flags.iter().map(|&f| f32::from(u8::from(f))));
        let (mut levels, mut out) = (Levels::default(), Vec::new());
        levels.cut_signed(&input, self.inputs);
        self.input.apply(&levels, &mut out);
        out.truncate(self.hidden);
        out
    }

    /// Adds a word to those that are read together; `places` says yes to questions about its place, `bounds` which of these
    /// words are of its sentence.
    pub fn push(
        &self,
        batch: &mut Batch,
        first: &[f32],
        bounds: Range<usize>,
        places: impl FnOnce(&mut dyn FnMut(usize)),
    ) {
        let from = batch.rows.len();
        batch.rows.extend_from_slice(first);
        let row = &mut batch.rows[from..];
        places(&mut |k| {
            let more = &self.places[k * self.hidden..][..self.hidden];
            row.iter_mut().zip(more).for_each(|(r, m)| *r += m);
        });
        row.iter_mut().for_each(|r| *r = r.max(0.0));
        batch.bounds.push(bounds);
    }

    /// Reads the gathered words, which are then forgotten: what `top` says of each.
    pub fn apply<'b>(&self, batch: &'b mut Batch, top: &Layer) -> Told<'b> {
        stop::point();
        let Batch {
            rows,
            bounds,
            levels,
            out,
        } = batch;
        for (layer, reach) in &self.layers {
            levels.cut(layer.path, rows, self.hidden);
            layer.apply(levels, out);
            add_layer(rows, bounds, self.hidden, out, (layer.outputs, *reach));
        }
        levels.cut(top.path, rows, self.hidden);
        top.apply(levels, out);
        let told = bounds.len() * top.outputs;
        rows.clear();
        bounds.clear();
        Told {
            numbers: &out[..told],
            width: top.outputs,
        }
    }
}

/// What a layer on top says of every word.
#[derive(Debug, Clone, Copy)]
pub struct Told<'b> {
    numbers: &'b [f32],
    width: usize,
}

impl<'b> Told<'b> {
    /// What it says of one word.
    pub fn of(&self, word: usize) -> &'b [f32] {
        &self.numbers[word * self.width..][..self.width]
    }

    /// What it says of every word.
    pub fn words(&self) -> impl Iterator<Item = &'b [f32]> {
        self.numbers.chunks_exact(self.width)
    }
}

/// Words that are read together, each with the rows of its sentence, and buffers.
#[derive(Debug, Default)]
pub struct Batch {
    rows: Vec<f32>,
    bounds: Vec<Range<usize>>,
    levels: Levels,
    out: Vec<f32>,
}

impl Batch {
    /// How many words are gathered.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }
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

    #[test]
    fn words_look_at_their_own_sentence_alone() {
        let mut rows = vec![1.0, 1.0, 1.0];
        let out: Vec<f32> = (1u8..=9).map(f32::from).collect();
        add_layer(&mut rows, &[0..2, 0..2, 2..3], 1, &out, (3, 1));
        assert_eq!(rows, [1.0 + 2.0 + 6.0, 1.0 + 1.0 + 5.0, 1.0 + 8.0]);
    }
}
