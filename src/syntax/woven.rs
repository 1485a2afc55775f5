//! The sums of `few` with AVX2: four rows are woven into each other, byte by byte, then pair by pair, and multiplied.
//!
//! Woven by pairs, the weights of one output for four inputs lie side by side, as the products want them.

#[allow(clippy::wildcard_imports, reason = "a hundred names that all begin with _mm256")]
use std::arch::x86_64::*;

use super::few::{Fours, TILE, room};
use super::kernel::{Ends, LANES, Shape};
use super::levels::level;

/// Words whose weights pass by together.
const WORDS: usize = 16;

/// `out[word][o] = Σ x[word][k] · w[o][k]`, made numbers by `ends`.
///
/// # Safety
/// The processor must have AVX2.
#[target_feature(enable = "avx2")]
pub unsafe fn multiply(shape: Shape, x: &Fours, weights: &[i8], ends: Ends<'_>, out: &mut [f32]) {
    let tiles = shape.outputs / TILE;
    assert!(x.inputs() == shape.inputs && shape.outputs.is_multiple_of(TILE));
    assert!(weights.len() == shape.outputs * shape.inputs && out.len() == shape.words * shape.outputs);
    assert!(ends.steps.len() == shape.words);
    assert!(ends.scales.len() == shape.outputs && ends.bias.len() == shape.outputs);
    for first in (0..shape.words).step_by(WORDS) {
        let words = first..shape.words.min(first + WORDS);
        for tile in (0..tiles).step_by(2) {
            for word in words.clone() {
                // SAFETY: the processor has AVX2; word and tiles lie inside what has been checked
                unsafe {
                    if tile + 1 < tiles {
                        fill::<2>(shape, x, weights, ends, out, word, tile);
                    } else {
                        fill::<1>(shape, x, weights, ends, out, word, tile);
                    }
                }
            }
        }
    }
}

/// Computes `B` tiles for a word.
///
/// # Safety
/// As for `multiply`; the word and `tile + B` tiles must be there.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn fill<const B: usize>(
    shape: Shape,
    x: &Fours,
    weights: &[i8],
    ends: Ends<'_>,
    out: &mut [f32],
    word: usize,
    tile: usize,
) {
    let ones = _mm256_set1_epi16(1);
    let mut sums = [[_mm256_setzero_si256(); TILE / LANES]; B];
    // SAFETY: the lengths have been checked by `multiply`; every row of `x` is one of its inputs
    unsafe {
        let weights = weights.as_ptr().add(tile * TILE * shape.inputs);
        let (rows, numbers) = x.of(word);
        for (rows, &numbers) in rows.iter().zip(numbers) {
            let numbers = _mm256_set1_epi32(i32::from_ne_bytes(numbers));
            for (b, sums) in sums.iter_mut().enumerate() {
                let row = |k: usize| _mm256_loadu_si256(weights.add(b * TILE * shape.inputs + rows[k] as usize).cast());
                let [one, two, three, four] = [row(0), row(1), row(2), row(3)];
                let (left, right) = (_mm256_unpacklo_epi8(one, two), _mm256_unpackhi_epi8(one, two));
                let (left2, right2) = (_mm256_unpacklo_epi8(three, four), _mm256_unpackhi_epi8(three, four));
                let woven = [
                    _mm256_unpacklo_epi16(left, left2),
                    _mm256_unpackhi_epi16(left, left2),
                    _mm256_unpacklo_epi16(right, right2),
                    _mm256_unpackhi_epi16(right, right2),
                ];
                for (sum, woven) in sums.iter_mut().zip(woven) {
                    let pairs = _mm256_maddubs_epi16(numbers, woven);
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
                }
            }
        }
        let step = _mm256_set1_ps(ends.steps[word]);
        let to = out.as_mut_ptr().add(word * shape.outputs);
        for (b, sums) in sums.into_iter().enumerate() {
            for (k, sum) in sums.into_iter().enumerate() {
                let o = (tile + b) * TILE + k * LANES;
                let scale = _mm256_loadu_ps(ends.scales.as_ptr().add(o));
                let bias = _mm256_loadu_ps(ends.bias.as_ptr().add(o));
                let number = _mm256_mul_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), step), scale);
                _mm256_storeu_ps(to.add(o), _mm256_add_ps(number, bias));
            }
        }
    }
}

/// The numbers of the bits that are set in a byte, lowest first.
static LANES_OF: [[u8; LANES]; 256] = lanes_of();

const fn lanes_of() -> [[u8; LANES]; 256] {
    let mut lanes = [[0; LANES]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut lane, mut n) = (0, 0);
        while lane < LANES {
            if byte >> lane & 1 == 1 {
                lanes[byte][n] = lane as u8;
                n += 1;
            }
            lane += 1;
        }
        byte += 1;
    }
    lanes
}

/// As `few::cut`, eight inputs at a time.
///
/// # Safety
/// The processor must have AVX2 and POPCNT.
#[target_feature(enable = "avx2,popcnt")]
pub unsafe fn cut(word: &[f32], levels: f32, rows: &mut [u32], numbers: &mut [u8]) -> usize {
    assert!(rows.len() >= room(word.len()) && numbers.len() >= room(word.len()));
    let mut n = 0;
    let (eights, rest) = word.as_chunks::<LANES>();
    for (i, eight) in eights.iter().enumerate() {
        // SAFETY: at most one an input has been written, and there is room for eight more
        let found = unsafe {
            let eight = _mm256_mul_ps(_mm256_loadu_ps(eight.as_ptr()), _mm256_set1_ps(levels));
            let whole = _mm256_cvtps_epi32(eight);
            let shorts = _mm_packus_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256::<1>(whole));
            let bytes = _mm_packus_epi16(shorts, shorts);
            let found = _mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_setzero_si128())) as u8;
            let lanes = _mm_loadl_epi64(LANES_OF[found as usize].as_ptr().cast());
            _mm_storel_epi64(numbers.as_mut_ptr().add(n).cast(), _mm_shuffle_epi8(bytes, lanes));
            let inputs = _mm256_add_epi32(_mm256_cvtepu8_epi32(lanes), _mm256_set1_epi32((i * LANES) as i32));
            _mm256_storeu_si256(rows.as_mut_ptr().add(n).cast(), _mm256_slli_epi32::<5>(inputs));
            found
        };
        n += found.count_ones() as usize;
    }
    for (i, &v) in rest.iter().enumerate() {
        (rows[n], numbers[n]) = (((eights.len() * LANES + i) * TILE) as u32, level(v, levels));
        n += usize::from(numbers[n] > 0);
    }
    n
}

const _: () = assert!(TILE == 1 << 5);
