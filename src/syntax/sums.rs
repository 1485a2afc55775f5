//! Sums of rows of numbers, always added in the same order: what the parser's steps and a word's neighbours come to.

use std::ops::Range;

use super::kernel::LANES;
use super::simd::{Simd, simd};

/// Writes to `out` the sum of `first` and all `rows`.
pub(super) fn sum<const N: usize>(first: &[f32], rows: &[&[f32]; N], out: &mut [f32]) {
    assert!(first.len() == out.len() && rows.iter().all(|row| row.len() == out.len()));
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2, and all are of one length
        return unsafe { vector::sum(first, rows, out) };
    }
    out.copy_from_slice(first);
    for row in rows {
        out.iter_mut().zip(*row).for_each(|(o, r)| *o += r);
    }
}

/// Adds to `sums` each row of `rows` times its number; numbers that are not above zero are passed over.
pub(super) fn add_rows<const B: usize>(numbers: &[f32], rows: &[f32], sums: &mut [[f32; LANES]; B]) {
    assert!(rows.len() == numbers.len() * B * LANES);
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2, and each number has its row
        return unsafe { vector::add_rows(numbers, rows, sums) };
    }
    for (&number, row) in numbers
        .iter()
        .zip(rows.chunks_exact(B * LANES))
        .filter(|(n, _)| **n > 0.0)
    {
        sums.as_flattened_mut()
            .iter_mut()
            .zip(row)
            .for_each(|(s, w)| *s += number * w);
    }
}

/// Adds to every word what a layer tells of it and of those `reach` words away, if they are of its sentence. Words have
/// `width` numbers, and `outputs` of the layer: for a word after them, for themselves, for one before them.
pub(crate) fn add_layer(
    rows: &mut [f32],
    bounds: &[Range<usize>],
    width: usize,
    out: &[f32],
    (outputs, reach): (usize, usize),
) {
    let nothing = vec![0.0; width];
    for (i, (row, bounds)) in rows.chunks_exact_mut(width).zip(bounds).enumerate() {
        let part = |j: usize, p: usize| &out[j * outputs + p * width..][..width];
        let near = |j: Option<usize>, p| j.filter(|j| bounds.contains(j)).map_or(&nothing[..], |j| part(j, p));
        let (before, after) = (near(i.checked_sub(reach), 0), near(i.checked_add(reach), 2));
        add_above_zero(row, [before, part(i, 1), after]);
    }
}

/// Adds to `row` the sum of three others where it is above zero.
fn add_above_zero(row: &mut [f32], parts: [&[f32]; 3]) {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { vector::add_above_zero(row, parts) };
    }
    add_above_zero_plain(row, parts);
}

#[expect(
    clippy::inline_always,
    reason = "compiled once more with the instructions of its caller"
)]
#[inline(always)]
fn add_above_zero_plain(row: &mut [f32], [one, two, three]: [&[f32]; 3]) {
    for (((r, a), b), c) in row.iter_mut().zip(one).zip(two).zip(three) {
        let sum = a + b + c;
        *r += if sum > 0.0 { sum } else { 0.0 };
    }
}

#[cfg(target_arch = "x86_64")]
mod vector {
    #[allow(clippy::wildcard_imports, reason = "a dozen names that all begin with _mm256")]
    use std::arch::x86_64::*;

    use super::{LANES, add_above_zero_plain};

    /// Eights of a row that are added up in registers.
    const EIGHTS: usize = 8;

    /// # Safety
    /// The processor must have AVX2; all rows must be as long as `out`.
    #[target_feature(enable = "avx2")]
    pub unsafe fn sum<const N: usize>(first: &[f32], rows: &[&[f32]; N], out: &mut [f32]) {
        let width = EIGHTS * LANES;
        let whole = out.len() / width * width;
        for from in (0..whole).step_by(width) {
            // SAFETY: `from + width` is at most the length of each
            unsafe {
                let load = |row: &[f32], b: usize| _mm256_loadu_ps(row.as_ptr().add(from + b * LANES));
                let mut sums: [__m256; EIGHTS] = std::array::from_fn(|b| load(first, b));
                for row in rows {
                    for (b, sum) in sums.iter_mut().enumerate() {
                        *sum = _mm256_add_ps(*sum, load(row, b));
                    }
                }
                for (b, sum) in sums.into_iter().enumerate() {
                    _mm256_storeu_ps(out.as_mut_ptr().add(from + b * LANES), sum);
                }
            }
        }
        for i in whole..out.len() {
            out[i] = rows.iter().fold(first[i], |sum, row| sum + row[i]);
        }
    }

    /// Products and sums stay apart, so that no rounding changes.
    ///
    /// # Safety
    /// The processor must have AVX2; `rows` must have `B` eights for each number.
    #[target_feature(enable = "avx2")]
    pub unsafe fn add_rows<const B: usize>(numbers: &[f32], rows: &[f32], sums: &mut [[f32; LANES]; B]) {
        let (eights, rest) = numbers.as_chunks::<LANES>();
        // SAFETY: a number's row lies in `rows`, as has been checked
        unsafe {
            let mut found: [__m256; B] = std::array::from_fn(|b| _mm256_loadu_ps(sums[b].as_ptr()));
            let mut add = |i: usize| {
                let number = _mm256_set1_ps(numbers[i]);
                let row = rows.as_ptr().add(i * B * LANES);
                for (b, sum) in found.iter_mut().enumerate() {
                    let weights = _mm256_loadu_ps(row.add(b * LANES));
                    *sum = _mm256_add_ps(*sum, _mm256_mul_ps(number, weights));
                }
            };
            for (i, eight) in eights.iter().enumerate() {
                let eight = _mm256_loadu_ps(eight.as_ptr());
                let above = _mm256_cmp_ps::<_CMP_GT_OQ>(eight, _mm256_setzero_ps());
                let mut above = _mm256_movemask_ps(above) as u32;
                while above > 0 {
                    add(i * LANES + above.trailing_zeros() as usize);
                    above &= above - 1;
                }
            }
            let first = numbers.len() - rest.len();
            (first..numbers.len()).filter(|&i| numbers[i] > 0.0).for_each(&mut add);
            for (sums, found) in sums.iter_mut().zip(found) {
                _mm256_storeu_ps(sums.as_mut_ptr(), found);
            }
        }
    }

    /// # Safety
    /// The processor must have AVX2.
    #[target_feature(enable = "avx2")]
    pub unsafe fn add_above_zero(row: &mut [f32], parts: [&[f32]; 3]) {
        add_above_zero_plain(row, parts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize, seed: usize) -> Vec<f32> {
        (0..n).map(|i| ((i * 7919 + seed) % 251) as f32 / 25.0 - 4.0).collect()
    }

    #[test]
    fn rows_are_added_in_order() {
        for n in [8, 64, 72, 136] {
            let rows: Vec<Vec<f32>> = (0..4).map(|seed| numbers(n, seed)).collect();
            let mut out = vec![0.0; n];
            sum(&rows[0], &[&rows[1][..], &rows[2], &rows[3]], &mut out);
            let mut plain = rows[0].clone();
            for row in &rows[1..] {
                plain.iter_mut().zip(row).for_each(|(p, r)| *p += r);
            }
            assert_eq!(out, plain);
        }
    }

    #[test]
    fn rows_of_numbers_above_zero_are_added() {
        for n in [8, 11, 64] {
            let (factors, rows) = (numbers(n, 3), numbers(n * 24, 5));
            let mut sums = [[0.5; LANES]; 3];
            add_rows(&factors, &rows, &mut sums);
            for o in 0..24 {
                let mut plain = 0.5;
                for i in (0..n).filter(|&i| factors[i] > 0.0) {
                    plain += factors[i] * rows[i * 24 + o];
                }
                assert_eq!(sums.as_flattened()[o].to_bits(), plain.to_bits());
            }
        }
    }

    #[test]
    fn a_sum_below_zero_adds_nothing() {
        let mut row = [1.0, 1.0, 1.0];
        add_above_zero(&mut row, [&[1.0, -3.0, f32::NAN], &[0.5; 3], &[0.5; 3]]);
        assert_eq!(row[..], [3.0, 1.0, 1.0]);
    }
}
