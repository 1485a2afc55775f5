//! The best row of labels for a sentence: `Bank of Narva` as one organisation outweighs a place `Narva` alone.
//!
//! Sums of whole numbers in a fixed order, so that every machine finds the same path and the same distances.

use super::labels::{CLASSES, LABELS, Part, label, may_end, may_start};
#[cfg(target_arch = "x86_64")]
use crate::syntax::simd::{Simd, simd};

/// No path leads here.
const NEVER: i32 = i32::MIN / 4;
/// Labels that may end a sentence, and as many that may start one: nothing, and two of each class.
const OPEN: usize = 1 + 2 * CLASSES.len();
/// These by eights, so that they are compared side by side.
const WIDE: usize = OPEN.next_multiple_of(8);

/// What labels think of their neighbours, in the model's steps.
///
/// Between names any label that may end is followed by any that may start, all of which are compared at once; inside a
/// name only labels of its class follow each other.
#[derive(Debug, Clone)]
pub struct Transitions {
    /// From one label to the next, `from * LABELS + to`.
    pub between: Vec<i32>,
    /// At the start of a sentence.
    pub start: Vec<i32>,
    /// At its end.
    pub end: Vec<i32>,
    ends: [u8; OPEN],
    starts: [u8; OPEN],
    /// From each of `ends` to each of `starts`.
    open: [[i32; WIDE]; OPEN],
}

impl Transitions {
    /// From the three tables.
    pub fn new(between: Vec<i32>, start: Vec<i32>, end: Vec<i32>) -> Self {
        let (ends, starts) = (labels(may_end), labels(may_start));
        let mut open = [[NEVER; WIDE]; OPEN];
        for (row, &from) in open.iter_mut().zip(&ends) {
            for (slot, &to) in row.iter_mut().zip(&starts) {
                *slot = between[usize::from(from) * LABELS + usize::from(to)];
            }
        }
        Transitions {
            between,
            start,
            end,
            ends,
            starts,
            open,
        }
    }

    fn between(&self, from: usize, to: usize) -> i32 {
        self.between[from * LABELS + to]
    }
}

/// The labels of a kind, in order.
fn labels(kind: fn(usize) -> bool) -> [u8; OPEN] {
    let mut found = [0; OPEN];
    let all = (0..LABELS).filter(|&l| kind(l));
    found.iter_mut().zip(all).for_each(|(slot, l)| *slot = l as u8);
    found
}

/// Buffers for finding paths, used again for every sentence.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    forward: Vec<i32>,
    back: Vec<u8>,
    /// The best label of each word.
    pub labels: Vec<u8>,
    /// How far the best path lies from the best one that labels each word otherwise; see [`Paths::measure`].
    pub margins: Vec<i32>,
}

impl Paths {
    /// Finds the best labels for `scores[word * LABELS + label]`.
    pub fn find(&mut self, scores: &[i32], transitions: &Transitions) {
        let n = scores.len() / LABELS;
        self.labels.clear();
        self.labels.resize(n, 0);
        if n == 0 {
            return;
        }
        self.forward(scores, n, transitions);
        let last = &self.forward[(n - 1) * LABELS..];
        let total = |l: usize| {
            if may_end(l) {
                last[l] + transitions.end[l]
            } else {
                NEVER
            }
        };
        let mut best = (0..LABELS).fold(0, |best, l| if total(l) > total(best) { l } else { best });
        for t in (0..n).rev() {
            self.labels[t] = best as u8;
            best = self.back[t * LABELS + best].into();
        }
    }

    fn forward(&mut self, scores: &[i32], n: usize, transitions: &Transitions) {
        self.forward.clear();
        self.forward.resize(n * LABELS, NEVER);
        self.back.clear();
        self.back.resize(n * LABELS, 0);
        for l in (0..LABELS).filter(|&l| may_start(l)) {
            self.forward[l] = scores[l] + transitions.start[l];
        }
        for t in 1..n {
            let (done, row) = self.forward.split_at_mut(t * LABELS);
            let (before, scores) = (&done[(t - 1) * LABELS..], &scores[t * LABELS..]);
            let back = &mut self.back[t * LABELS..];
            let (best, from) = arrive(before, transitions);
            for ((to, best), from) in transitions.starts.iter().map(|&l| usize::from(l)).zip(best).zip(from) {
                (row[to], back[to]) = ((best + scores[to]).max(NEVER), from as u8);
            }
            for class in 0..CLASSES.len() {
                let [begin, inside, last] = [Part::Begin, Part::Inside, Part::Last].map(|part| label(class, part));
                for to in [inside, last] {
                    let begun = before[begin] + transitions.between(begin, to);
                    let went_on = before[inside] + transitions.between(inside, to);
                    let (best, from) = if went_on > begun {
                        (went_on, inside)
                    } else {
                        (begun, begin)
                    };
                    (row[to], back[to]) = ((best + scores[to]).max(NEVER), from as u8);
                }
            }
        }
    }

    /// Measures how far the best path lies from the best one that labels each word otherwise, after [`Paths::find`].
    pub fn measure(&mut self, scores: &[i32], transitions: &Transitions) {
        #[cfg(target_arch = "x86_64")]
        if simd() >= Simd::Avx2 {
            // SAFETY: the processor has been asked for AVX2
            return unsafe { self.measure_by_eights(scores, transitions) };
        }
        self.measure_by_words(scores, transitions);
    }

    /// The same, compiled for AVX2.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn measure_by_eights(&mut self, scores: &[i32], transitions: &Transitions) {
        self.measure_by_words(scores, transitions);
    }

    #[allow(clippy::inline_always, reason = "it is compiled anew for each caller's instructions")]
    #[inline(always)]
    fn measure_by_words(&mut self, scores: &[i32], transitions: &Transitions) {
        let n = self.labels.len();
        self.margins.clear();
        self.margins.resize(n, 0);
        let mut onward = [NEVER; LABELS];
        for (l, slot) in onward.iter_mut().enumerate().filter(|(l, _)| may_end(*l)) {
            *slot = transitions.end[l];
        }
        let rows = self.forward.chunks_exact(LABELS).zip(scores.chunks_exact(LABELS));
        let words = self.margins.iter_mut().zip(&self.labels).zip(rows);
        for ((margin, &own), (forward, scores)) in words.rev() {
            let own = usize::from(own);
            let mut totals = [NEVER; LABELS];
            for ((total, a), b) in totals.iter_mut().zip(forward).zip(&onward) {
                *total = a + b;
            }
            let best = std::mem::replace(&mut totals[own], i32::MIN / 2);
            *margin = best - totals.into_iter().fold(i32::MIN / 2, i32::max);
            onward = before(&onward, scores, transitions);
        }
    }
}

/// What the rest of the sentence adds to each label of the word before, from what it adds to those of a word.
#[allow(clippy::inline_always, reason = "it is compiled anew for each caller's instructions")]
#[inline(always)]
fn before(after: &[i32; LABELS], scores: &[i32], transitions: &Transitions) -> [i32; LABELS] {
    let mut row = [NEVER; LABELS];
    let onward = |to: usize| after[to] + scores[to];
    let mut open = [NEVER; WIDE];
    for (slot, &to) in open.iter_mut().zip(&transitions.starts) {
        *slot = onward(to.into());
    }
    for (&from, between) in transitions.ends.iter().zip(&transitions.open) {
        let sums = open.iter().zip(between).map(|(a, b)| a + b);
        row[usize::from(from)] = sums.fold(NEVER, i32::max);
    }
    for class in 0..CLASSES.len() {
        let [begin, inside, last] = [Part::Begin, Part::Inside, Part::Last].map(|part| label(class, part));
        for from in [begin, inside] {
            let further = onward(inside) + transitions.between(from, inside);
            let ended = onward(last) + transitions.between(from, last);
            row[from] = further.max(ended).max(NEVER);
        }
    }
    row
}

/// The best way to each label that may start, and the label it comes from; the first of equals.
fn arrive(before: &[i32], transitions: &Transitions) -> ([i32; WIDE], [i32; WIDE]) {
    #[cfg(target_arch = "x86_64")]
    if simd() >= Simd::Avx2 {
        // SAFETY: the processor has been asked for AVX2
        return unsafe { arrive_by_eights(before, transitions) };
    }
    arrive_by_words(before, transitions)
}

/// The same, compiled for AVX2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn arrive_by_eights(before: &[i32], transitions: &Transitions) -> ([i32; WIDE], [i32; WIDE]) {
    arrive_by_words(before, transitions)
}

#[allow(clippy::inline_always, reason = "it is compiled anew for each caller's instructions")]
#[inline(always)]
fn arrive_by_words(before: &[i32], transitions: &Transitions) -> ([i32; WIDE], [i32; WIDE]) {
    let (mut best, mut labels) = ([i32::MIN; WIDE], [0; WIDE]);
    for (&from, between) in transitions.ends.iter().zip(&transitions.open) {
        let (label, so_far) = (i32::from(from), before[usize::from(from)]);
        for ((best, at), between) in best.iter_mut().zip(&mut labels).zip(between) {
            let sum = so_far + between;
            let better = sum > *best;
            (*best, *at) = (if better { sum } else { *best }, if better { label } else { *at });
        }
    }
    (best, labels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::labels::may_follow;

    #[test]
    fn finds_the_best_path_and_its_distance() {
        let flat = Transitions::new(vec![0; LABELS * LABELS], vec![0; LABELS], vec![0; LABELS]);
        let mut scores = vec![0; 2 * LABELS];
        scores[label(1, Part::Begin)] = 5;
        scores[LABELS + label(1, Part::Last)] = 5;
        scores[LABELS + label(2, Part::Only)] = 7;
        let mut paths = Paths::default();
        paths.find(&scores, &flat);
        paths.measure(&scores, &flat);
        assert_eq!(
            paths.labels,
            [label(1, Part::Begin), label(1, Part::Last)].map(|l| l as u8)
        );
        assert_eq!(paths.margins, [3, 3]);
    }

    #[test]
    fn no_allowed_path_is_better() {
        let mut seed = 1u32;
        let mut number = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as i32 % 50 - 25
        };
        let mut table = |n| (0..n).map(|_| number()).collect::<Vec<i32>>();
        let transitions = Transitions::new(table(LABELS * LABELS), table(LABELS), table(LABELS));
        let scores = table(3 * LABELS);
        let mut paths = Paths::default();
        paths.find(&scores, &transitions);
        paths.measure(&scores, &transitions);
        let value = |path: [usize; 3]| {
            let steps = transitions.between(path[0], path[1]) + transitions.between(path[1], path[2]);
            let own: i32 = (0..3).map(|t| scores[t * LABELS + path[t]]).sum();
            own + steps + transitions.start[path[0]] + transitions.end[path[2]]
        };
        let allowed = |[a, b, c]: [usize; 3]| may_start(a) && may_follow(a, b) && may_follow(b, c) && may_end(c);
        let all = (0..LABELS.pow(3)).map(|i| [i / LABELS / LABELS, i / LABELS % LABELS, i % LABELS]);
        let all: Vec<_> = all.filter(|&path| allowed(path)).collect();
        let found = [0, 1, 2].map(|t| usize::from(paths.labels[t]));
        assert!(allowed(found));
        assert_eq!(Some(value(found)), all.iter().map(|&path| value(path)).max());
        for t in 0..3 {
            let otherwise = all.iter().filter(|path| path[t] != found[t]).map(|&path| value(path));
            assert_eq!(Some(value(found) - paths.margins[t]), otherwise.max());
        }
    }
}
