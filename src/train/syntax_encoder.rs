//! The word encoder while it learns: the way there, with dropout, and the way back.

use crate::syntax::features::{Slot, VECTOR};
use crate::syntax::vectors::Vectors;

use super::syntax_net::{Layer, Random, Rows, add};

/// A word on its way into the encoder.
#[derive(Debug, Clone)]
pub struct Input {
    /// A row of each table.
    pub rows: Vec<u32>,
    /// Its row among the word vectors.
    pub vector: Option<u32>,
    /// Yes-or-no questions: about the word, then about its place.
    pub flags: Vec<bool>,
}

/// From words to words in context.
#[derive(Debug, Clone)]
pub struct Encoder {
    /// Width of a word in context.
    pub hidden: usize,
    /// Learnt vectors; the first two tables are of the spelling.
    pub tables: Vec<Rows>,
    /// First layer.
    pub input: Layer,
    /// Convolutions.
    pub layers: Vec<Layer>,
    /// By how many words each looks to the left and to the right.
    pub reaches: Vec<usize>,
    drop: f32,
    kept: Kept,
}

/// What the way back needs of the way there.
#[derive(Debug, Clone, Default)]
struct Kept {
    x: Vec<f32>,
    mask: Vec<f32>,
    first: Vec<f32>,
    windows: Vec<Vec<f32>>,
    outs: Vec<Vec<f32>>,
    masks: Vec<Vec<f32>>,
}

impl Encoder {
    /// A fresh encoder of words that have a row in each of `slots` and so many flags.
    pub fn new(
        (slots, flags): (&[Slot], usize),
        hidden: usize,
        reaches: &[usize],
        drop: f32,
        random: &mut Random,
    ) -> Encoder {
        let inputs = slots.iter().map(|s| s.width).sum::<usize>() + VECTOR + flags;
        Encoder {
            hidden,
            tables: slots.iter().map(|s| Rows::new(s.rows, s.width, random)).collect(),
            input: Layer::new(inputs, hidden, std::f32::consts::SQRT_2, random),
            layers: reaches
                .iter()
                .map(|_| Layer::new(3 * hidden, hidden, 1.0, random))
                .collect(),
            reaches: reaches.to_vec(),
            drop,
            kept: Kept::default(),
        }
    }

    fn mask(&self, n: usize, random: &mut Random) -> Vec<f32> {
        let keep = 1.0 / (1.0 - self.drop);
        (0..n)
            .map(|_| if random.unit() < self.drop { 0.0 } else { keep })
            .collect()
    }

    /// Some words lose their spelling altogether, some their vector, as unknown words will.
    fn input_mask(&self, n: usize, random: &mut Random) -> Vec<f32> {
        let width = self.input.inputs;
        let spelling = self.tables[..2].iter().map(|t| t.width).sum::<usize>();
        let vector = self.tables.iter().map(|t| t.width).sum::<usize>();
        let mut mask = self.mask(n * width, random);
        for row in mask.chunks_exact_mut(width) {
            if random.unit() < 0.12 {
                row[..spelling].fill(0.0);
            }
            if random.unit() < 0.08 {
                row[vector..vector + VECTOR].fill(0.0);
            }
        }
        mask
    }

    fn lay_out(&self, sentences: &[Vec<Input>], vectors: Option<&Vectors<'_>>) -> Vec<f32> {
        let mut x = Vec::new();
        for word in sentences.iter().flatten() {
            for (table, &row) in self.tables.iter().zip(&word.rows) {
                x.extend_from_slice(table.row(row));
            }
            match (vectors, word.vector) {
                (Some(v), Some(row)) => x.extend(v.vector(row).map(|c| f32::from(c) * v.scale())),
                _ => x.resize(x.len() + VECTOR, 0.0),
            }
            x.extend(word.flags.iter().map(|&f| f32::from(u8::from(f))));
        }
        x
    }

    /// Words in context, with dropout.
    pub fn forward(
        &mut self,
        sentences: &[Vec<Input>],
        vectors: Option<&Vectors<'_>>,
        random: &mut Random,
    ) -> Vec<f32> {
        let n = sentences.iter().map(Vec::len).sum::<usize>();
        let mut x = self.lay_out(sentences, vectors);
        let mask = self.input_mask(n, random);
        x.iter_mut().zip(&mask).for_each(|(x, m)| *x *= m);
        let mut rows = self.input.forward(&x);
        rows.iter_mut().for_each(|v| *v = v.max(0.0));
        let mut kept = Kept {
            x,
            mask,
            first: rows.clone(),
            ..Kept::default()
        };
        for (layer, &reach) in self.layers.iter().zip(&self.reaches) {
            let window = self.windows(&rows, sentences, reach);
            let mut out = layer.forward(&window);
            let mask = self.mask(out.len(), random);
            out.iter_mut().zip(&mask).for_each(|(o, m)| *o = o.max(0.0) * m);
            add(&mut rows, &out);
            kept.windows.push(window);
            kept.outs.push(out);
            kept.masks.push(mask);
        }
        self.kept = kept;
        rows
    }

    /// Every word between those `reach` words away.
    fn windows(&self, rows: &[f32], sentences: &[Vec<Input>], reach: usize) -> Vec<f32> {
        let h = self.hidden;
        let mut out = vec![0.0; 3 * rows.len()];
        each_neighbour(sentences, reach, |word, place, neighbour| {
            out[(3 * word + place) * h..][..h].copy_from_slice(&rows[neighbour * h..][..h]);
        });
        out
    }

    /// Gathers gradients from that of the words in context.
    pub fn backward(&mut self, sentences: &[Vec<Input>], mut dh: Vec<f32>) {
        let h = self.hidden;
        let kept = std::mem::take(&mut self.kept);
        for (l, layer) in self.layers.iter_mut().enumerate().rev() {
            let live = kept.outs[l].iter().zip(&kept.masks[l]);
            let dz: Vec<f32> = dh
                .iter()
                .zip(live)
                .map(|(d, (o, m))| if *o > 0.0 { d * m } else { 0.0 })
                .collect();
            let mut dw = vec![0.0; 3 * dh.len()];
            layer.backward(&kept.windows[l], &dz, &mut dw);
            each_neighbour(sentences, self.reaches[l], |word, place, neighbour| {
                add(&mut dh[neighbour * h..][..h], &dw[(3 * word + place) * h..][..h]);
            });
        }
        dh.iter_mut()
            .zip(&kept.first)
            .filter(|(_, f)| **f <= 0.0)
            .for_each(|(d, _)| *d = 0.0);
        let mut dx = vec![0.0; kept.x.len()];
        self.input.backward(&kept.x, &dh, &mut dx);
        dx.iter_mut().zip(&kept.mask).for_each(|(d, m)| *d *= m);
        for (word, dx) in sentences.iter().flatten().zip(dx.chunks_exact(self.input.inputs)) {
            let mut at = 0;
            for (table, &row) in self.tables.iter_mut().zip(&word.rows) {
                table.add_slope(row, &dx[at..at + table.width]);
                at += table.width;
            }
        }
    }

    /// One step of Adam.
    pub fn step(&mut self, rate: f32, time: i32) {
        self.tables.iter_mut().for_each(|t| t.step(rate));
        self.input.step(rate, time);
        self.layers.iter_mut().for_each(|l| l.step(rate, time));
    }
}

/// Calls for every word and each neighbour that is there: word, place in its window, neighbour.
fn each_neighbour(sentences: &[Vec<Input>], reach: usize, mut visit: impl FnMut(usize, usize, usize)) {
    let mut start = 0;
    for sentence in sentences {
        for i in start..start + sentence.len() {
            for place in 0..3 {
                let shifted = i + place * reach;
                if (start + reach..start + sentence.len() + reach).contains(&shifted) {
                    visit(i, place, shifted - reach);
                }
            }
        }
        start += sentence.len();
    }
}
