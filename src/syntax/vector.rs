//! The sums of `kernel` with the vector instructions of x86: 16 products of 16 bits an instruction, or 32 of bytes, which
//! are added up by another (AVX2) or the same (AVX-512 VNNI). One loop for all; the results are those of the loop without.

#[allow(clippy::wildcard_imports, reason = "a hundred names that all begin with _mm256")]
use std::arch::x86_64::*;

use super::kernel::{Ends, LANES, Shape};

/// Writes the module of one kind of product: what the processor must have, the types of inputs and weights, how many
/// inputs of an output lie side by side, how many blocks of eight outputs are computed at once, and the product itself.
macro_rules! multiply {
    (
        $(#[$doc:meta])* $name:ident needs $features:literal,
        $input:ty, $weight:ty, $group:literal, $blocks:literal,
        |$sum:ident, $inputs:ident, $row:ident| $product:expr
    ) => {
        $(#[$doc])*
        pub mod $name {
            use super::*;

            /// `out[word][o] = Σ x[word][k] · w[o][k]`, made numbers by `ends`.
            ///
            /// # Safety
            /// The processor must have what the module needs.
            #[target_feature(enable = $features)]
            pub unsafe fn multiply(shape: Shape, x: &[$input], weights: &[$weight], ends: Ends<'_>, out: &mut [f32]) {
                let blocks = shape.outputs / LANES;
                assert!(x.len() == shape.words * shape.inputs && shape.inputs.is_multiple_of($group));
                assert!(weights.len() == shape.outputs * shape.inputs && shape.outputs.is_multiple_of(LANES));
                assert!(out.len() == shape.words * shape.outputs && ends.steps.len() == shape.words);
                assert!(ends.scales.len() == shape.outputs && ends.bias.len() == shape.outputs);
                let mut tile = Tile { shape, x, weights, ends, out };
                let whole = blocks / $blocks * $blocks;
                // a few words at a time, so that they stay near while all weights pass by
                for first in (0..shape.words).step_by(16) {
                    let last = shape.words.min(first + 16);
                    let fours = first + (last - first) / 4 * 4;
                    // SAFETY: the instructions are there; words and blocks lie inside what has been checked
                    unsafe {
                        for block in (0..whole).step_by($blocks) {
                            for word in (first..fours).step_by(4) {
                                tile.fill::<4, $blocks>(word, block);
                            }
                            for word in fours..last {
                                tile.fill::<1, $blocks>(word, block);
                            }
                        }
                        for block in whole..blocks {
                            for word in first..last {
                                tile.fill::<1, 1>(word, block);
                            }
                        }
                    }
                }
            }

            struct Tile<'a> {
                shape: Shape,
                x: &'a [$input],
                weights: &'a [$weight],
                ends: Ends<'a>,
                out: &'a mut [f32],
            }

            impl Tile<'_> {
                /// Computes `B` blocks of eight outputs for `R` words.
                ///
                /// # Safety
                /// As for `multiply`; `word + R` words and `block + B` blocks must be there.
                #[inline]
                #[target_feature(enable = $features)]
                unsafe fn fill<const R: usize, const B: usize>(&mut self, word: usize, block: usize) {
                    let Shape { inputs, outputs, .. } = self.shape;
                    let mut sums = [[_mm256_setzero_si256(); B]; R];
                    // SAFETY: the lengths have been checked by `multiply`
                    unsafe {
                        let x = self.x.as_ptr().add(word * inputs);
                        let w = self.weights.as_ptr().add(block * inputs * LANES);
                        for k in (0..inputs).step_by($group) {
                            let mut rows = [_mm256_setzero_si256(); B];
                            for (b, row) in rows.iter_mut().enumerate() {
                                *row = _mm256_loadu_si256(w.add((b * inputs + k) * LANES).cast());
                            }
                            for (r, sums) in sums.iter_mut().enumerate() {
                                let $inputs = _mm256_set1_epi32(x.add(r * inputs + k).cast::<i32>().read_unaligned());
                                for (sum, $row) in sums.iter_mut().zip(rows) {
                                    let $sum = *sum;
                                    *sum = $product;
                                }
                            }
                        }
                        for (r, sums) in sums.into_iter().enumerate() {
                            let step = _mm256_set1_ps(self.ends.steps[word + r]);
                            for (b, sum) in sums.into_iter().enumerate() {
                                let o = (block + b) * LANES;
                                let scale = _mm256_loadu_ps(self.ends.scales.as_ptr().add(o));
                                let bias = _mm256_loadu_ps(self.ends.bias.as_ptr().add(o));
                                let number = _mm256_mul_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), step), scale);
                                let to = self.out.as_mut_ptr().add((word + r) * outputs + o);
                                _mm256_storeu_ps(to, _mm256_add_ps(number, bias));
                            }
                        }
                    }
                }
            }
        }
    };
}

multiply!(
    /// Two products of 16 bits an instruction and output.
    shorts needs "avx2", i16, i16, 2, 2,
    |sum, pair, row| _mm256_add_epi32(sum, _mm256_madd_epi16(pair, row))
);

multiply!(
    /// Two products of bytes an instruction and output; they stay within 16 bits, as inputs have only seven.
    pairs needs "avx2", u8, i8, 4, 2,
    |sum, four, row| {
        let pairs = _mm256_maddubs_epi16(four, row);
        _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)))
    }
);

multiply!(
    /// Four products of bytes an instruction and output.
    fours needs "avx2,avx512vl,avx512vnni", u8, i8, 4, 4,
    |sum, four, row| _mm256_dpbusd_epi32(sum, four, row)
);
