//! The best row of labels for a sentence: `Bank of Narva` as one organisation outweighs a place `Narva` alone.
//!
//! Sums of whole numbers in a fixed order, so that every machine finds the same path and the same distances.

use super::labels::{LABELS, may_end, may_follow, may_start};

/// No path leads here.
const NEVER: i32 = i32::MIN / 4;

/// What labels think of their neighbours, in the model's steps.
#[derive(Debug, Clone)]
pub struct Transitions {
    /// From one label to the next, `from * LABELS + to`.
    pub between: Vec<i32>,
    /// At the start of a sentence.
    pub start: Vec<i32>,
    /// At its end.
    pub end: Vec<i32>,
    before: Vec<Vec<u8>>,
    after: Vec<Vec<u8>>,
}

impl Transitions {
    /// From the three tables.
    pub fn new(between: Vec<i32>, start: Vec<i32>, end: Vec<i32>) -> Self {
        let all = |ok: &dyn Fn(usize) -> bool| (0..LABELS).filter(|&l| ok(l)).map(|l| l as u8).collect();
        Transitions {
            between,
            start,
            end,
            before: (0..LABELS).map(|to| all(&|from| may_follow(from, to))).collect(),
            after: (0..LABELS).map(|from| all(&|to| may_follow(from, to))).collect(),
        }
    }
}

/// Buffers for finding paths, used again for every sentence.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    forward: Vec<i32>,
    backward: Vec<i32>,
    back: Vec<u8>,
    /// The best label of each word.
    pub labels: Vec<u8>,
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
            let before = &done[(t - 1) * LABELS..];
            for to in 0..LABELS {
                let (mut best, mut from) = (i32::MIN, 0);
                for &l in &transitions.before[to] {
                    let sum = before[usize::from(l)] + transitions.between[usize::from(l) * LABELS + to];
                    if sum > best {
                        (best, from) = (sum, l);
                    }
                }
                row[to] = (best + scores[t * LABELS + to]).max(NEVER);
                self.back[t * LABELS + to] = from;
            }
        }
    }

    /// How far the best path lies from the best one that labels word `t` otherwise; after [`Paths::find`].
    ///
    /// The first call for a sentence must pass through [`Paths::look_back`].
    pub fn margin(&self, t: usize) -> i32 {
        let own = usize::from(self.labels[t]);
        let total = |l: usize| self.forward[t * LABELS + l].saturating_add(self.backward[t * LABELS + l]);
        let other = (0..LABELS).filter(|&l| l != own).map(total).max().unwrap_or(NEVER);
        total(own).saturating_sub(other)
    }

    /// Prepares [`Paths::margin`].
    pub fn look_back(&mut self, scores: &[i32], transitions: &Transitions) {
        let n = self.labels.len();
        self.backward.clear();
        self.backward.resize(n * LABELS, NEVER);
        for l in (0..LABELS).filter(|&l| n > 0 && may_end(l)) {
            self.backward[(n - 1) * LABELS + l] = transitions.end[l];
        }
        for t in (1..n).rev() {
            let (rest, after) = self.backward.split_at_mut(t * LABELS);
            let row = &mut rest[(t - 1) * LABELS..];
            for (from, slot) in row.iter_mut().enumerate() {
                let sum = |&l: &u8| {
                    let to = usize::from(l);
                    after[to] + scores[t * LABELS + to] + transitions.between[from * LABELS + to]
                };
                *slot = transitions.after[from]
                    .iter()
                    .map(sum)
                    .max()
                    .unwrap_or(NEVER)
                    .max(NEVER);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::labels::{Part, label};

    #[test]
    fn finds_the_best_path_and_its_distance() {
        let flat = Transitions::new(vec![0; LABELS * LABELS], vec![0; LABELS], vec![0; LABELS]);
        let mut scores = vec![0; 2 * LABELS];
        scores[label(1, Part::Begin)] = 5;
        scores[LABELS + label(1, Part::Last)] = 5;
        scores[LABELS + label(2, Part::Only)] = 7;
        let mut paths = Paths::default();
        paths.find(&scores, &flat);
        paths.look_back(&scores, &flat);
        assert_eq!(
            paths.labels,
            [label(1, Part::Begin), label(1, Part::Last)].map(|l| l as u8)
        );
        assert_eq!((paths.margin(0), paths.margin(1)), (3, 3));
    }
}
