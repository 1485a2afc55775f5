//! The one hot loop: whole numbers times whole numbers, so every machine computes the same tags and trees.
//!
//! Inputs are cut to whole numbers, weights to bytes; sums of products are exact and may be added in any order, which
//! leaves each processor free to use the vector instructions it has.

use super::few;
use super::levels::Levels;
use super::simd::{Simd, simd};

/// Outputs that are computed side by side.
pub(super) const LANES: usize = 8;

/// Which instructions a layer is laid out for; the sums are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// Products of bytes.
    Bytes,
    /// The same, but of inputs above zero alone.
    Few,
    /// Two products of 16 bits an instruction and output.
    Shorts,
}

impl Path {
    /// The best one for inputs that are never below zero, and mostly zero.
    pub fn best() -> Path {
        if simd() == Simd::Vnni { Path::Bytes } else { Path::Few }
    }

    /// Outputs come in multiples of this.
    const fn tile(self) -> usize {
        match self {
            Path::Few => few::TILE,
            Path::Bytes | Path::Shorts => LANES,
        }
    }

    /// Inputs of one output that lie side by side.
    pub(super) const fn group(self) -> usize {
        match self {
            Path::Bytes => 4,
            Path::Few => 1,
            Path::Shorts => 2,
        }
    }
}

/// A linear layer `y = W x + b`.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Outputs, a multiple of the path's tile: those beyond the ones asked for are 0.
    pub outputs: usize,
    /// What the weights are laid out for.
    pub path: Path,
    /// Inputs, a multiple of the path's group.
    inputs: usize,
    /// For every eight outputs and every group of inputs: the group's weights of each output.
    weights: Weights,
    /// What a product of two steps is worth, for each output.
    scales: Vec<f32>,
    /// Added to each output.
    bias: Vec<f32>,
}

#[derive(Debug, Clone)]
enum Weights {
    Bytes(Vec<i8>),
    Few(Vec<i8>),
    Shorts(Vec<i16>),
}

impl Layer {
    /// A layer over three words, taken apart: each word's part in one after it, in itself, in one before it. Each row of
    /// `rows` has the weights for the word before, for the word itself and for the one after.
    pub fn convolution(path: Path, hidden: usize, rows: &[i8], scales: &[f32], bias: &[f32]) -> Layer {
        let part = |p: usize| {
            rows.chunks_exact(3 * hidden)
                .flat_map(move |row| &row[p * hidden..(p + 1) * hidden])
        };
        let rows: Vec<i8> = (0..3).flat_map(part).copied().collect();
        let bias = [&vec![0.0; hidden], bias, &vec![0.0; hidden]].concat();
        Layer::new(path, hidden, &rows, &scales.repeat(3), &bias)
    }

    /// A layer of rows of small weights, a scale and a bias for each row.
    pub fn new(path: Path, inputs: usize, rows: &[i8], scales: &[f32], bias: &[f32]) -> Layer {
        let pad = |list: &[f32]| {
            let mut list = list.to_vec();
            list.resize(list.len().next_multiple_of(path.tile()), 0.0);
            list
        };
        let packed = || pack(rows, inputs, path.group());
        Layer {
            outputs: bias.len().next_multiple_of(path.tile()),
            path,
            inputs: inputs.next_multiple_of(path.group()),
            weights: match path {
                Path::Bytes => Weights::Bytes(packed()),
                Path::Few => Weights::Few(few::pack(rows, inputs)),
                Path::Shorts => Weights::Shorts(packed().into_iter().map(i16::from).collect()),
            },
            scales: pad(scales),
            bias: pad(bias),
        }
    }

    /// Applies the layer to every word: `outputs` numbers each, from the beginning of `out` on.
    pub fn apply(&self, x: &Levels, out: &mut Vec<f32>) {
        let numbers = x.steps.len() * self.outputs;
        if out.len() < numbers {
            out.resize(numbers, 0.0);
        }
        let out = &mut out[..numbers];
        let shape = Shape {
            words: x.steps.len(),
            inputs: self.inputs,
            outputs: self.outputs,
        };
        let ends = Ends {
            steps: &x.steps,
            scales: &self.scales,
            bias: &self.bias,
        };
        match &self.weights {
            Weights::Bytes(weights) => bytes(shape, &x.bytes[..shape.words * shape.inputs], weights, ends, out),
            Weights::Few(weights) => few::multiply(shape, &x.few, weights, ends, out),
            Weights::Shorts(weights) => shorts(shape, &x.shorts[..shape.words * shape.inputs], weights, ends, out),
        }
    }
}

/// The sizes of a product.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub words: usize,
    pub inputs: usize,
    pub outputs: usize,
}

/// What makes numbers of sums: `sum · step of the word · scale + bias`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends<'a> {
    pub steps: &'a [f32],
    pub scales: &'a [f32],
    pub bias: &'a [f32],
}

/// Rows of weights by eight outputs, group of inputs and output.
fn pack(rows: &[i8], inputs: usize, group: usize) -> Vec<i8> {
    let outputs = rows.len() / inputs;
    let mut out = Vec::new();
    for first in (0..outputs).step_by(LANES) {
        for from in (0..inputs).step_by(group) {
            for output in first..first + LANES {
                let weight = |i| {
                    if i < inputs && output < outputs {
                        rows[output * inputs + i]
                    } else {
                        0
                    }
                };
                out.extend((from..from + group).map(weight));
            }
        }
    }
    out
}

fn bytes(shape: Shape, x: &[u8], weights: &[i8], ends: Ends<'_>, out: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    match simd() {
        // SAFETY: the processor has been asked for AVX-512 VL and VNNI
        Simd::Vnni => return unsafe { super::vector::fours::multiply(shape, x, weights, ends, out) },
        // SAFETY: the processor has been asked for AVX2
        Simd::Avx2 => return unsafe { super::vector::pairs::multiply(shape, x, weights, ends, out) },
        Simd::None => {}
    }
    plain(shape, x, weights, ends, out);
}

fn shorts(shape: Shape, x: &[i16], weights: &[i16], ends: Ends<'_>, out: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { super::vector::shorts::multiply(shape, x, weights, ends, out) };
    }
    plain(shape, x, weights, ends, out);
}

/// The same without special instructions.
fn plain<X: Copy + Into<i32>, W: Copy + Into<i32>>(shape: Shape, x: &[X], w: &[W], ends: Ends<'_>, out: &mut [f32]) {
    let group = if size_of::<W>() == 1 { 4 } else { 2 };
    for (word, x) in x.chunks_exact(shape.inputs).enumerate() {
        for (block, w) in w.chunks_exact(shape.inputs * LANES).enumerate() {
            let mut sums = [0i32; LANES];
            for (x, w) in x.chunks_exact(group).zip(w.chunks_exact(group * LANES)) {
                for (sum, w) in sums.iter_mut().zip(w.chunks_exact(group)) {
                    let products = x.iter().zip(w).map(|(&x, &w)| x.into() * w.into());
                    *sum = products.fold(*sum, i32::wrapping_add);
                }
            }
            for (lane, sum) in sums.into_iter().enumerate() {
                let o = block * LANES + lane;
                out[word * shape.outputs + o] = sum as f32 * ends.steps[word] * ends.scales[o] + ends.bias[o];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize) -> Vec<f32> {
        (0..n).map(|i| ((i * 7919) % 251) as f32 / 25.0).collect()
    }

    fn weights(n: usize) -> Vec<i8> {
        (0..n).map(|i| (((i * 104_729) % 255) as i32 - 127) as i8).collect()
    }

    /// What a layer gives, and what it gives without special instructions.
    fn both(path: Path, inputs: usize, outputs: usize, words: usize) -> [Vec<u32>; 2] {
        let scales: Vec<f32> = (0..outputs).map(|o| 0.01 + o as f32 / 999.0).collect();
        let layer = Layer::new(path, inputs, &weights(inputs * outputs), &scales, &numbers(outputs));
        let (mut x, mut fast) = (Levels::default(), Vec::new());
        x.cut(path, &numbers(inputs * words), inputs);
        layer.apply(&x, &mut fast);
        let mut slow = vec![0.0; fast.len()];
        let (shape, ends) = (
            Shape {
                words,
                inputs: layer.inputs,
                outputs: layer.outputs,
            },
            Ends {
                steps: &x.steps,
                scales: &layer.scales,
                bias: &layer.bias,
            },
        );
        match &layer.weights {
            Weights::Bytes(w) => plain(shape, &x.bytes, w, ends, &mut slow),
            Weights::Few(w) => few::plain(shape, &x.few, w, ends, &mut slow),
            Weights::Shorts(w) => plain(shape, &x.shorts, w, ends, &mut slow),
        }
        let asked = |word: &[f32]| word[..outputs].iter().map(|v| v.to_bits()).collect::<Vec<_>>();
        [fast, slow].map(|list| list.chunks(layer.outputs).flat_map(asked).collect())
    }

    #[test]
    fn any_instructions_give_the_same_bits() {
        for (inputs, outputs, words) in [(1, 1, 1), (16, 4, 2), (40, 17, 3), (160, 49, 5), (96, 64, 9)] {
            let [first, ..] = both(Path::Bytes, inputs, outputs, words);
            for path in [Path::Bytes, Path::Few, Path::Shorts] {
                for found in both(path, inputs, outputs, words) {
                    assert_eq!(found, first, "{path:?}");
                }
            }
        }
    }

    #[test]
    fn multiplies_and_adds() {
        let layer = Layer::new(Path::Shorts, 2, &[1, 2, -3, 4, 5, 6], &[1.0; 3], &[0.5; 3]);
        let (mut x, mut out) = (Levels::default(), Vec::new());
        x.cut_signed(&[1.0, -2.0, 0.25, 1.0], 2);
        layer.apply(&x, &mut out);
        assert_eq!(out[..4], [-2.5, -10.5, -6.5, 0.0]);
        assert_eq!(out[8..11], [2.75, 3.75, 7.75]);
    }
}
