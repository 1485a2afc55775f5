//! Layers that learn: weights with their gradients, Adam, and the word encoder with its way back.

use crate::syntax::features::{Features, PLACE_FLAGS, SLOTS, VECTOR, input_width};
use crate::syntax::vectors::Vectors;

/// A small generator of random numbers (xorshift64*), so that a seed says everything.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// Between 0 and 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() & 0xFF_FFFF) as f32 / (1 << 24) as f32
    }

    /// Below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    /// Shuffles a list.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

/// Whether a matrix is read as it lies or turned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// As it lies.
    Is,
    /// Rows for columns.
    Turned,
}

/// `c = a·b + c` for matrices of m×k and k×n, either of them turned.
pub fn product([m, k, n]: [usize; 3], a: (&[f32], As), b: (&[f32], As), c: &mut [f32]) {
    assert!(a.0.len() >= m * k && b.0.len() >= k * n && c.len() >= m * n);
    let strides = |rows: usize, columns: usize, how: As| match how {
        As::Is => (columns as isize, 1),
        As::Turned => (1, rows as isize),
    };
    let ((ra, ca), (rb, cb)) = (strides(m, k, a.1), strides(k, n, b.1));
    // SAFETY: the lengths have just been checked against the sizes, and c is borrowed alone
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            1.0,
            a.0.as_ptr(),
            ra,
            ca,
            b.0.as_ptr(),
            rb,
            cb,
            1.0,
            c.as_mut_ptr(),
            n as isize,
            1,
        );
    }
}

/// Weights with what Adam remembers of them.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The weights.
    pub value: Vec<f32>,
    /// Their gradient.
    pub slope: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Weights {
    /// Random weights of this deviation.
    pub fn new(n: usize, deviation: f32, random: &mut Random) -> Weights {
        Weights {
            value: (0..n).map(|_| random.normal() * deviation).collect(),
            slope: vec![0.0; n],
            mean: vec![0.0; n],
            square: vec![0.0; n],
        }
    }

    /// One step of Adam with weight decay.
    pub fn step(&mut self, rate: f32, time: i32) {
        let (c1, c2) = (1.0 - 0.9f32.powi(time), 1.0 - 0.999f32.powi(time));
        for i in 0..self.value.len() {
            let g = std::mem::take(&mut self.slope[i]);
            self.mean[i] = 0.9 * self.mean[i] + 0.1 * g;
            self.square[i] = 0.999 * self.square[i] + 0.001 * g * g;
            let size = (self.square[i] / c2).sqrt() + 1e-8;
            self.value[i] -= rate * (self.mean[i] / c1 / size + 1e-5 * self.value[i]);
        }
    }
}

/// A table of vectors of which few rows change at a time.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Coordinates a row.
    pub width: usize,
    /// The vectors.
    pub weights: Weights,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Rows {
    fn new(rows: usize, width: usize, random: &mut Random) -> Rows {
        Rows {
            width,
            weights: Weights::new(rows * width, 0.3, random),
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    fn row(&self, row: u32) -> &[f32] {
        &self.weights.value[row as usize * self.width..][..self.width]
    }

    fn add_slope(&mut self, row: u32, slope: &[f32]) {
        if !std::mem::replace(&mut self.is_touched[row as usize], true) {
            self.touched.push(row);
        }
        add(
            &mut self.weights.slope[row as usize * self.width..][..self.width],
            slope,
        );
    }

    fn step(&mut self, rate: f32) {
        let w = &mut self.weights;
        for row in self.touched.drain(..) {
            self.is_touched[row as usize] = false;
            for i in row as usize * self.width..(row as usize + 1) * self.width {
                let g = std::mem::take(&mut w.slope[i]);
                w.mean[i] = 0.9 * w.mean[i] + 0.1 * g;
                w.square[i] = 0.98 * w.square[i] + 0.02 * g * g;
                w.value[i] -= rate * w.mean[i] / (w.square[i].sqrt() + 1e-6);
            }
        }
    }
}

/// `a += b`.
pub fn add(a: &mut [f32], b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
}

/// A linear layer; weights lie input by input.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Inputs.
    pub inputs: usize,
    /// Outputs.
    pub outputs: usize,
    /// `inputs` rows of `outputs` weights.
    pub weights: Weights,
    /// Added to the outputs.
    pub bias: Weights,
}

impl Layer {
    /// Random weights; `gain` over the root of the inputs is their deviation.
    pub fn new(inputs: usize, outputs: usize, gain: f32, random: &mut Random) -> Layer {
        Layer {
            inputs,
            outputs,
            weights: Weights::new(inputs * outputs, gain / (inputs as f32).sqrt(), random),
            bias: Weights::new(outputs, 0.0, random),
        }
    }

    /// Outputs for the rows of `x`.
    pub fn forward(&self, x: &[f32]) -> Vec<f32> {
        let n = x.len() / self.inputs;
        let mut y = self.bias.value.repeat(n);
        product(
            [n, self.inputs, self.outputs],
            (x, As::Is),
            (&self.weights.value, As::Is),
            &mut y,
        );
        y
    }

    /// Gathers the gradient and hands it on to `dx`.
    pub fn backward(&mut self, x: &[f32], dy: &[f32], dx: &mut [f32]) {
        let n = x.len() / self.inputs;
        product(
            [self.inputs, n, self.outputs],
            (x, As::Turned),
            (dy, As::Is),
            &mut self.weights.slope,
        );
        dy.chunks_exact(self.outputs)
            .for_each(|row| add(&mut self.bias.slope, row));
        product(
            [n, self.outputs, self.inputs],
            (dy, As::Is),
            (&self.weights.value, As::Turned),
            dx,
        );
    }

    /// One step of Adam.
    pub fn step(&mut self, rate: f32, time: i32) {
        self.weights.step(rate, time);
        self.bias.step(rate, time);
    }
}

/// A word on its way into the encoder.
pub type Input = (Features, [bool; PLACE_FLAGS]);

/// From words to words in context.
#[derive(Debug, Clone)]
pub struct Encoder {
    /// Width of a word in context.
    pub hidden: usize,
    /// The tables of [`SLOTS`].
    pub tables: Vec<Rows>,
    /// First layer.
    pub input: Layer,
    /// Convolutions.
    pub layers: Vec<Layer>,
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
    /// A fresh encoder.
    pub fn new(hidden: usize, layers: usize, drop: f32, random: &mut Random) -> Encoder {
        Encoder {
            hidden,
            tables: SLOTS.iter().map(|s| Rows::new(s.rows, s.width, random)).collect(),
            input: Layer::new(input_width() + PLACE_FLAGS, hidden, std::f32::consts::SQRT_2, random),
            layers: (0..layers)
                .map(|_| Layer::new(3 * hidden, hidden, 1.0, random))
                .collect(),
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
        let spelling = SLOTS[0].width + SLOTS[1].width;
        let vector = SLOTS.iter().map(|s| s.width).sum::<usize>();
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
        for (word, place) in sentences.iter().flatten() {
            for (table, &row) in self.tables.iter().zip(&word.rows) {
                x.extend_from_slice(table.row(row));
            }
            match (vectors, word.vector) {
                (Some(v), Some(row)) => x.extend(v.vector(row).map(|c| f32::from(c) * v.scale())),
                _ => x.resize(x.len() + VECTOR, 0.0),
            }
            x.extend(word.flags.iter().chain(place).map(|&f| f32::from(u8::from(f))));
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
        for layer in &self.layers {
            let window = self.windows(&rows, sentences);
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

    /// Every word between its neighbours.
    fn windows(&self, rows: &[f32], sentences: &[Vec<Input>]) -> Vec<f32> {
        let h = self.hidden;
        let mut out = vec![0.0; 3 * rows.len()];
        each_neighbour(sentences, |word, place, neighbour| {
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
            each_neighbour(sentences, |word, place, neighbour| {
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
        for ((word, _), dx) in sentences.iter().flatten().zip(dx.chunks_exact(self.input.inputs)) {
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
fn each_neighbour(sentences: &[Vec<Input>], mut visit: impl FnMut(usize, usize, usize)) {
    let mut start = 0;
    for sentence in sentences {
        for i in start..start + sentence.len() {
            for place in 0..3 {
                if (start + 1..=start + sentence.len()).contains(&(i + place)) {
                    visit(i, place, i + place - 1);
                }
            }
        }
        start += sentence.len();
    }
}
