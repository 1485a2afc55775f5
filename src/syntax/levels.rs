//! Numbers cut to small whole ones, which are what the kernels multiply.

use super::few::Fours;
use super::kernel::{LANES, Path};
use super::simd::{Simd, simd};

/// The highest whole number: two products of such a number and a weight stay within 16 bits.
const HIGHEST: f32 = 127.0;

/// The inputs of many words cut to whole numbers; each word has its own step.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    pub(super) bytes: Vec<u8>,
    pub(super) few: Fours,
    pub(super) shorts: Vec<i16>,
    /// What a step of each word is worth.
    pub(super) steps: Vec<f32>,
}

impl Levels {
    /// Cuts numbers that are never below zero, `width` a word, to 0…127 steps.
    pub fn cut(&mut self, path: Path, rows: &[f32], width: usize) {
        let padded = width.next_multiple_of(path.group());
        let size = rows.len() / width * padded;
        match path {
            Path::Bytes => self.bytes.resize(size, 0),
            Path::Few => {}
            Path::Shorts => self.shorts.resize(size, 0),
        }
        self.steps.clear();
        self.few.clear(width);
        for (i, row) in rows.chunks_exact(width).enumerate() {
            let largest = largest(row);
            let levels = if largest > 0.0 { HIGHEST / largest } else { 0.0 };
            match path {
                Path::Bytes => cut(row, levels, &mut self.bytes[i * padded..]),
                Path::Few => self.few.push(row, levels),
                Path::Shorts => {
                    let shorts = self.shorts[i * padded..].iter_mut();
                    shorts.zip(row).for_each(|(s, v)| *s = level(*v, levels).into());
                }
            }
            self.steps.push(largest / HIGHEST);
        }
    }

    /// Cuts numbers of either sign to 16 bits: ±32 in steps of 1/1024.
    pub fn cut_signed(&mut self, rows: &[f32], width: usize) {
        const STEPS: f32 = 1024.0;
        let padded = width.next_multiple_of(Path::Shorts.group());
        let words = rows.len() / width;
        self.shorts.resize(words * padded, 0);
        for (i, row) in rows.chunks_exact(width).enumerate() {
            for (s, v) in self.shorts[i * padded..].iter_mut().zip(row) {
                let rounded = (v * STEPS).clamp(-32767.0, 32767.0) + ROUND;
                *s = (rounded.to_bits() as i32).wrapping_sub(ROUND.to_bits() as i32) as i16;
            }
        }
        self.steps.clear();
        self.steps.resize(words, 1.0 / STEPS);
    }
}

/// Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lower bits.
const ROUND: f32 = 12_582_912.0;

/// A number that is not below zero in levels.
pub(super) fn level(number: f32, levels: f32) -> u8 {
    (number * levels + ROUND).to_bits() as u8
}

fn cut(row: &[f32], levels: f32, bytes: &mut [u8]) {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { vector::cut(row, levels, bytes) };
    }
    cut_plain(row, levels, bytes);
}

#[expect(
    clippy::inline_always,
    reason = "compiled once more with the instructions of its caller"
)]
#[inline(always)]
fn cut_plain(row: &[f32], levels: f32, bytes: &mut [u8]) {
    bytes.iter_mut().zip(row).for_each(|(b, v)| *b = level(*v, levels));
}

fn largest(row: &[f32]) -> f32 {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { vector::largest(row) };
    }
    largest_plain(row)
}

#[expect(
    clippy::inline_always,
    reason = "compiled once more with the instructions of its caller"
)]
#[inline(always)]
fn largest_plain(row: &[f32]) -> f32 {
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    let mut lanes = [0.0; LANES];
    let (eights, rest) = row.as_chunks::<LANES>();
    for eight in eights {
        lanes.iter_mut().zip(eight).for_each(|(m, v)| *m = larger(*m, *v));
    }
    let rest = rest.iter().fold(0.0, |m, v| larger(m, *v));
    lanes.into_iter().fold(rest, larger)
}

#[cfg(target_arch = "x86_64")]
mod vector {
    /// # Safety
    /// The processor must have AVX2.
    #[target_feature(enable = "avx2")]
    pub unsafe fn cut(row: &[f32], levels: f32, bytes: &mut [u8]) {
        super::cut_plain(row, levels, bytes);
    }

    /// # Safety
    /// The processor must have AVX2.
    #[target_feature(enable = "avx2")]
    pub unsafe fn largest(row: &[f32]) -> f32 {
        super::largest_plain(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_is_too_large() {
        let mut x = Levels::default();
        x.cut_signed(&[1e9, -1e9, f32::NAN], 3);
        assert_eq!(x.shorts[..2], [32767, -32767]);
        for path in [Path::Bytes, Path::Shorts] {
            x.cut(path, &[0.0, 5.0, 2.5, 0.0, 0.0, 0.0], 3);
            assert_eq!(x.steps[..], [5.0 / 127.0, 0.0]);
        }
        assert_eq!((&x.bytes[..3], &x.shorts[..3]), (&[0, 127, 64][..], &[0, 127, 64][..]));
    }

    #[test]
    fn any_instructions_cut_alike() {
        for n in [1, 7, 8, 80, 163] {
            let row: Vec<f32> = (0..n).map(|i| ((i * 7919) % 251) as f32 / 25.0).collect();
            let most = largest(&row);
            assert_eq!(most.to_bits(), largest_plain(&row).to_bits());
            let (mut fast, mut slow) = (vec![0; n], vec![0; n]);
            cut(&row, HIGHEST / most.max(1.0), &mut fast);
            cut_plain(&row, HIGHEST / most.max(1.0), &mut slow);
            assert_eq!(fast, slow);
        }
    }
}
