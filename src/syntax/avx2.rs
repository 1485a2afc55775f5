//! The sums of `kernel` with 16 products an instruction, for processors that can; the results are the same.

use std::arch::x86_64::*;

use super::kernel::{add_rows_plain, dot};

/// Numbers in a register.
const LANES: usize = 16;

/// `sums[i][o] = Σ x[i][k] · w[o][k]`, two inputs and four outputs at a time.
///
/// # Safety
/// The processor must have AVX2.
#[target_feature(enable = "avx2")]
pub unsafe fn multiply(x: &[i16], stride: usize, w: &[i16], inputs: usize, sums: &mut [i32]) {
    let outputs = w.len() / inputs;
    let count = sums.len() / outputs;
    let at = |i: usize| &x[i * stride..i * stride + inputs];
    for o in (0..outputs / 4).map(|q| 4 * q) {
        let rows = &w[o * inputs..(o + 4) * inputs];
        for i in (0..count).step_by(2) {
            let second = (i + 1).min(count - 1);
            // SAFETY: AVX2 is there, as for this function
            let four = unsafe { two_by_four(at(i), at(second), rows) };
            sums[i * outputs + o..][..4].copy_from_slice(&four[0]);
            sums[second * outputs + o..][..4].copy_from_slice(&four[1]);
        }
    }
    for o in outputs / 4 * 4..outputs {
        let row = &w[o * inputs..(o + 1) * inputs];
        for i in 0..count {
            sums[i * outputs + o] = dot(at(i), row);
        }
    }
}

/// Two inputs times four rows, which lie end to end.
///
/// # Safety
/// The processor must have AVX2.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn two_by_four(a: &[i16], b: &[i16], rows: &[i16]) -> [[i32; 4]; 2] {
    let n = a.len();
    assert!(b.len() == n && rows.len() == 4 * n);
    let mut sums = [[_mm256_setzero_si256(); 4]; 2];
    let whole = n / LANES * LANES;
    for k in (0..whole).step_by(LANES) {
        // SAFETY: k + 16 ≤ n, and the lengths have been checked
        unsafe {
            let x = _mm256_loadu_si256(a.as_ptr().add(k).cast());
            let y = _mm256_loadu_si256(b.as_ptr().add(k).cast());
            let [first, second] = &mut sums;
            for (r, (s, t)) in first.iter_mut().zip(second).enumerate() {
                let w = _mm256_loadu_si256(rows.as_ptr().add(r * n + k).cast());
                *s = _mm256_add_epi32(*s, _mm256_madd_epi16(x, w));
                *t = _mm256_add_epi32(*t, _mm256_madd_epi16(y, w));
            }
        }
    }
    // SAFETY: AVX2 is there, as for this function
    let mut out = sums.map(|s| unsafe { totals(s) });
    if whole < n {
        for r in 0..4 {
            let row = &rows[r * n + whole..(r + 1) * n];
            out[0][r] = out[0][r].wrapping_add(dot(&a[whole..], row));
            out[1][r] = out[1][r].wrapping_add(dot(&b[whole..], row));
        }
    }
    out
}

/// The sum of each register's numbers.
///
/// # Safety
/// The processor must have AVX2.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn totals([a, b, c, d]: [__m256i; 4]) -> [i32; 4] {
    let pairs = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    let sums = _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256::<1>(pairs));
    let mut out = [0i32; 4];
    // SAFETY: `out` holds the four numbers of the register
    unsafe { _mm_storeu_si128(out.as_mut_ptr().cast(), sums) };
    out
}

/// The loop of `kernel`, compiled for wider registers; products and sums stay apart, so no rounding changes.
///
/// # Safety
/// The processor must have AVX2.
#[target_feature(enable = "avx2")]
pub unsafe fn add_rows<const N: usize>(numbers: &[f32], rows: &[f32], sums: &mut [f32; N]) {
    add_rows_plain(numbers, rows, sums);
}
