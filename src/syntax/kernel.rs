//! The one hot loop: whole numbers times whole numbers, so every machine computes the same tags and trees.
//!
//! Inputs are cut to 16 bits, weights to 8; sums of products are exact and may be added in any order, which leaves
//! the compiler free to use whatever vector instructions there are.

/// Steps per unit of an input: ±32 in steps of 1/1024.
const STEPS: f32 = 1024.0;

/// A linear layer `y = W x + b`.
#[derive(Debug, Clone)]
pub struct Linear {
    /// Inputs.
    pub inputs: usize,
    /// Outputs.
    pub outputs: usize,
    /// `outputs` rows of `inputs` weights.
    weights: Vec<i16>,
    /// What a product of two steps is worth, for each output.
    scales: Vec<f32>,
    /// Added to each output.
    bias: Vec<f32>,
}

impl Linear {
    /// A layer of rows of small weights, a scale and a bias for each row.
    pub fn new(inputs: usize, weights: impl Iterator<Item = i8>, scales: &[f32], bias: Vec<f32>) -> Linear {
        Linear {
            inputs,
            outputs: bias.len(),
            weights: weights.map(i16::from).collect(),
            scales: scales.iter().map(|s| s / STEPS).collect(),
            bias,
        }
    }

    /// Applies the layer to `count` inputs that start every `stride` numbers of `x` and may overlap.
    pub fn apply(&self, x: &[i16], stride: usize, count: usize, out: &mut Vec<f32>) {
        out.clear();
        out.resize(count * self.outputs, 0.0);
        if count == 0 {
            return;
        }
        let mut sums = vec![0i32; count.min(BLOCK) * self.outputs];
        for first in (0..count).step_by(BLOCK) {
            let n = BLOCK.min(count - first);
            let x = &x[first * stride..(first + n - 1) * stride + self.inputs];
            let sums = &mut sums[..n * self.outputs];
            multiply(x, stride, &self.weights, self.inputs, sums);
            let out = &mut out[first * self.outputs..(first + n) * self.outputs];
            for (o, s) in out.chunks_exact_mut(self.outputs).zip(sums.chunks_exact(self.outputs)) {
                for (k, y) in o.iter_mut().enumerate() {
                    *y = s[k] as f32 * self.scales[k] + self.bias[k];
                }
            }
        }
    }
}

/// Inputs that are multiplied while a row of weights is at hand.
const BLOCK: usize = 16;

/// Cuts numbers to 16 bits.
pub fn quantise(x: &[f32], out: &mut [i16]) {
    // adding 1.5 · 2²³ rounds to a whole number, which then stands in the lower bits
    const MAGIC: f32 = 12_582_912.0;
    for (o, &v) in out.iter_mut().zip(x) {
        let rounded = (v * STEPS).clamp(-32767.0, 32767.0) + MAGIC;
        *o = (rounded.to_bits() as i32).wrapping_sub(MAGIC.to_bits() as i32) as i16;
    }
}

/// `sums[i][o] = Σ x[i][k] · w[o][k]`.
fn multiply(x: &[i16], stride: usize, w: &[i16], inputs: usize, sums: &mut [i32]) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has just been asked for AVX2
        return unsafe { super::avx2::multiply(x, stride, w, inputs, sums) };
    }
    multiply_plain(x, stride, w, inputs, sums);
}

fn multiply_plain(x: &[i16], stride: usize, w: &[i16], inputs: usize, sums: &mut [i32]) {
    let outputs = w.len() / inputs;
    for (o, row) in w.chunks_exact(inputs).enumerate() {
        for (i, sums) in sums.chunks_exact_mut(outputs).enumerate() {
            sums[o] = dot(&x[i * stride..i * stride + inputs], row);
        }
    }
}

/// The sum of the products; exact, so the order does not matter.
pub(super) fn dot(x: &[i16], row: &[i16]) -> i32 {
    let products = x.iter().zip(row).map(|(&a, &b)| i32::from(a) * i32::from(b));
    products.fold(0, i32::wrapping_add)
}

/// Adds to `sums` each row of `rows` times its number; numbers that are not above zero are passed over.
pub(super) fn add_rows<const N: usize>(numbers: &[f32], rows: &[f32], sums: &mut [f32; N]) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has just been asked for AVX2
        return unsafe { super::avx2::add_rows(numbers, rows, sums) };
    }
    add_rows_plain(numbers, rows, sums);
}

#[inline(always)]
pub(super) fn add_rows_plain<const N: usize>(numbers: &[f32], rows: &[f32], sums: &mut [f32; N]) {
    for (&number, row) in numbers.iter().zip(rows.chunks_exact(N)).filter(|(n, _)| **n > 0.0) {
        sums.iter_mut().zip(row).for_each(|(s, w)| *s += number * w);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplies_overlapping_inputs() {
        let layer = Linear::new(
            2,
            [1i8, 2, -3, 4, 5, 6, 7, 8, 9, 10].into_iter(),
            &[1.0; 5],
            vec![0.5; 5],
        );
        let mut x = [0i16; 3];
        quantise(&[1.0, -2.0, 0.25], &mut x);
        let mut out = Vec::new();
        layer.apply(&x, 1, 2, &mut out);
        assert_eq!(out, [-2.5, -10.5, -6.5, -8.5, -10.5, -1.0, 7.5, -8.0, -11.5, -15.0]);
    }

    #[test]
    fn multiplies_alike_with_any_instructions() {
        let number = |i: usize| ((i * 7919) % 251) as i16 - 125;
        for (inputs, outputs, count) in [(1, 1, 1), (16, 4, 2), (40, 7, 3), (96, 9, 5)] {
            let x: Vec<i16> = (0..inputs * (count + 2)).map(|i| number(i) * 200).collect();
            let w: Vec<i16> = (0..inputs * outputs).map(number).collect();
            let (mut plain, mut fast) = (vec![0; count * outputs], vec![0; count * outputs]);
            multiply_plain(&x, inputs, &w, inputs, &mut plain);
            multiply(&x, inputs, &w, inputs, &mut fast);
            assert_eq!(plain, fast);
        }
    }

    #[test]
    fn cuts_what_is_too_large() {
        let mut x = [0i16; 3];
        quantise(&[1e9, -1e9, f32::NAN], &mut x);
        assert_eq!(x[..2], [32767, -32767]);
    }
}
