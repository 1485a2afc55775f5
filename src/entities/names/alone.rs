//! The clues that one word gives by itself to the words near it: *said* makes a name of what stands before it.
//!
//! They depend on the word and its distance only, so their weights are added up once a word and kept; what two words
//! say together is left to `clues.rs`.

use super::clues::row;
use super::labels::LABELS;
use super::look::Look;

/// Stands for the words before and after a sentence.
pub(super) const OUTSIDE: [u64; 2] = [11, 12];
/// Distances told apart: further before, two before … two after, further after.
pub const DISTANCES: usize = 7;
/// The distances of the words that speak: each word of a sentence hears those four before and four after it.
pub const REACH: isize = 4;

/// The number of a distance.
fn number(k: isize) -> usize {
    (k.clamp(-3, 3) + 3) as usize
}

/// Gives out the clues of a word `k` places after the one that is asked about; no look is outside the sentence.
pub(super) fn clues(look: Option<&Look>, k: isize, mut add: impl FnMut(u64, u64, u64)) {
    let outside = OUTSIDE[usize::from(k > 0)];
    let lower = look.map_or(outside, |l| l.lower);
    if k.abs() > 2 {
        return add(320, lower, u64::from(k > 0));
    }
    let tag = |base: isize| (base + k) as u64;
    add(tag(110), lower, 0);
    if k.abs() <= 1 {
        add(tag(131), look.map_or(outside, |l| l.shape), 0);
    }
    let Some(look) = look else { return };
    match k {
        0 => own(look, &mut add),
        -1 => add(170, look.tails[2], 0),
        1 => add(171, look.tails[2], 0),
        _ => (),
    }
    clusters(look, k, &mut add);
}

/// What only the word itself tells.
fn own(look: &Look, add: &mut impl FnMut(u64, u64, u64)) {
    add(100, 0, 0);
    add(120, look.cased, 0);
    for k in 0..4 {
        add(151 + k as u64, look.heads[k], 0);
        add(161 + k as u64, look.tails[k], 0);
    }
    for (i, &part) in look.parts.iter().enumerate() {
        add(174, part, i as u64);
    }
}

fn clusters(look: &Look, k: isize, add: &mut impl FnMut(u64, u64, u64)) {
    let tag = |base: isize| (base + k) as u64;
    match (look.row, look.groups) {
        (Some(row), Some(groups)) => {
            add(tag(182), row.into(), 0);
            for (g, &group) in groups.iter().enumerate() {
                add(tag(192 + 10 * g as isize), group.into(), 0);
            }
            if k == 0 {
                add(222, groups[1].into(), look.brief);
            }
        }
        _ => add(tag(232), look.brief, 0),
    }
    match look.path {
        Some(path) => {
            for (i, mask) in [15, 63, 1023, u32::MAX].into_iter().enumerate() {
                add(tag(302), (path & mask).into(), i as u64);
            }
        }
        None if k == 0 => add(310, 0, 0),
        None => (),
    }
}

/// What a word says at every distance, `LABELS` numbers each: the sum of the weights of its clues.
pub(super) fn sums(look: Option<&Look>, mut weights: impl FnMut(&[u32], &mut [i16])) -> Vec<i16> {
    let mut out = vec![0; DISTANCES * LABELS];
    let mut rows = Vec::new();
    for k in -3..=3 {
        rows.clear();
        clues(look, k, |tag, a, b| rows.push(row(tag, a, b)));
        weights(&rows, &mut out[number(k) * LABELS..][..LABELS]);
    }
    out
}

/// Adds what the word `k` places away says.
pub(super) fn add(sums: &[i16], k: isize, scores: &mut [i32]) {
    let said = &sums[number(k) * LABELS..][..LABELS];
    scores.iter_mut().zip(said).for_each(|(s, &v)| *s += i32::from(v));
}
