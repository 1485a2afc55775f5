//! How likely each label of each word is, given all rows of labels or only the allowed ones.

use crate::entities::names::labels::{LABELS, may_end, may_follow, may_start};
use crate::entities::names::path::Transitions;

/// Transitions with the sums of their squared gradients (AdaGrad).
#[derive(Debug, Clone)]
pub struct Chain {
    /// `from * LABELS + to`, then the start row, then the end row.
    pub weights: Vec<f32>,
    squares: Vec<f32>,
    before: Vec<Vec<usize>>,
}

const START: usize = LABELS * LABELS;
const END: usize = START + LABELS;

/// Expected counts of one lattice.
struct Counts {
    labels: Vec<f32>,
    log_sum: f64,
}

impl Chain {
    /// All weights zero.
    pub fn new() -> Chain {
        let before = |to| (0..LABELS).filter(|&from| may_follow(from, to)).collect();
        Chain {
            weights: vec![0.0; END + LABELS],
            squares: vec![1e-6; END + LABELS],
            before: (0..LABELS).map(before).collect(),
        }
    }

    /// Between labels, at the start, at the end.
    pub fn tables(&self) -> [&[f32]; 3] {
        [&self.weights[..START], &self.weights[START..END], &self.weights[END..]]
    }

    /// The gradient on `scores` that makes the allowed rows of labels likelier; learns the transitions at `rate`.
    ///
    /// `beside` are transitions of another model whose scores are among these. Returns the loss, or `None` where no allowed
    /// row exists.
    pub fn learn(
        &mut self,
        beside: Option<&Chain>,
        (scores, allowed): (&[f32], &[u64]),
        gradient: &mut Vec<f32>,
        rate: f32,
    ) -> Option<f64> {
        let mut pairs = vec![0.0; START];
        let weights = self.both(beside);
        let wanted = self.count(&weights, scores, Some(allowed), &mut pairs, 1.0)?;
        let all = self.count(&weights, scores, None, &mut pairs, -1.0)?;
        gradient.clear();
        gradient.extend(wanted.labels.iter().zip(&all.labels).map(|(w, a)| w - a));
        let (first, last) = (&gradient[..LABELS], &gradient[gradient.len() - LABELS..]);
        let slopes = pairs.iter().chain(first).chain(last);
        for ((weight, square), slope) in self.weights.iter_mut().zip(&mut self.squares).zip(slopes) {
            if *slope != 0.0 {
                *square += slope * slope;
                *weight += rate * slope / square.sqrt();
            }
        }
        Some(all.log_sum - wanted.log_sum)
    }

    /// The gradient on `scores` that brings the chance of each label nearer to what a teacher gives it (label and
    /// thousandths); returns how far they are apart. Transitions stay: a teacher tells nothing of pairs.
    pub fn follow(
        &self,
        beside: Option<&Chain>,
        scores: &[f32],
        chances: &[Vec<(u8, u16)>],
        gradient: &mut Vec<f32>,
    ) -> Option<f64> {
        let weights = self.both(beside);
        let ours = self.count(&weights, scores, None, &mut vec![0.0; START], 0.0)?.labels;
        gradient.clear();
        gradient.extend(ours.iter().map(|p| -p));
        let mut loss = 0.0;
        for (t, row) in chances.iter().enumerate() {
            let sum: f32 = row.iter().map(|&(_, c)| f32::from(c)).sum();
            for &(label, c) in row {
                let (at, wanted) = (t * LABELS + usize::from(label), f32::from(c) / sum.max(1.0));
                gradient[at] += wanted;
                loss += f64::from(wanted * (wanted.max(1e-6) / ours[at].max(1e-6)).ln());
            }
        }
        Some(loss)
    }

    /// A chain with the transitions of a model.
    pub fn of(transitions: &Transitions, step: f32) -> Chain {
        let tables = [&transitions.between, &transitions.start, &transitions.end];
        let weights = tables.into_iter().flatten().map(|&w| w as f32 * step).collect();
        Chain {
            weights,
            ..Chain::new()
        }
    }

    /// How likely each word has each label, `chances[word * LABELS + label]`; empty where no row of labels is possible.
    pub fn chances(&self, scores: &[f32]) -> Vec<f32> {
        let counts = self.count(&self.weights, scores, None, &mut vec![0.0; START], 1.0);
        counts.map(|c| c.labels).unwrap_or_default()
    }

    /// Its transitions and those of another chain together.
    fn both(&self, beside: Option<&Chain>) -> Vec<f32> {
        let mut weights = self.weights.clone();
        if let Some(beside) = beside {
            weights.iter_mut().zip(&beside.weights).for_each(|(a, b)| *a += b);
        }
        weights
    }

    /// Sums over all rows of labels, forwards and backwards; adds the pairs with `sign`.
    fn count(
        &self,
        weights: &[f32],
        scores: &[f32],
        allowed: Option<&[u64]>,
        pairs: &mut [f32],
        sign: f32,
    ) -> Option<Counts> {
        let edge = |table: usize, label: usize, may: bool| if may { weights[table + label].exp() } else { 0.0 };
        let n = scores.len() / LABELS;
        let may = |t: usize, l: usize| allowed.is_none_or(|a| a[t] >> l & 1 == 1);
        let mut log_sum = 0.0;
        let mut own = vec![0.0f32; n * LABELS];
        for t in 0..n {
            let row = &scores[t * LABELS..(t + 1) * LABELS];
            let most = (0..LABELS).filter(|&l| may(t, l)).fold(f32::MIN, |m, l| m.max(row[l]));
            for l in (0..LABELS).filter(|&l| may(t, l)) {
                let edge = if t == 0 { edge(START, l, may_start(l)) } else { 1.0 }
                    * if t + 1 == n { edge(END, l, may_end(l)) } else { 1.0 };
                own[t * LABELS + l] = (row[l] - most).exp() * edge;
            }
            log_sum += f64::from(most);
        }
        let between: Vec<f32> = weights[..START].iter().map(|w| w.exp()).collect();
        let mut forward = own.clone();
        let mut sums = vec![0.0f32; n];
        for t in 0..n {
            let (done, row) = forward.split_at_mut(t * LABELS);
            if t > 0 {
                let before = &done[(t - 1) * LABELS..];
                for to in (0..LABELS).filter(|&l| may(t, l)) {
                    let sum: f32 = self.before[to]
                        .iter()
                        .map(|&f| before[f] * between[f * LABELS + to])
                        .sum();
                    row[to] *= sum;
                }
            }
            sums[t] = row[..LABELS].iter().sum();
            if sums[t] <= 0.0 || !sums[t].is_finite() {
                return None;
            }
            row[..LABELS].iter_mut().for_each(|v| *v /= sums[t]);
            log_sum += f64::from(sums[t]).ln();
        }
        let mut labels = forward.clone();
        let mut after = [1.0f32; LABELS];
        for t in (1..n).rev() {
            let mut now = [0.0f32; LABELS];
            for to in (0..LABELS).filter(|&l| may(t, l)) {
                let weight = own[t * LABELS + to] * after[to] / sums[t];
                if weight == 0.0 {
                    continue;
                }
                for &from in &self.before[to] {
                    let step = between[from * LABELS + to] * weight;
                    now[from] += step;
                    pairs[from * LABELS + to] += sign * forward[(t - 1) * LABELS + from] * step;
                }
            }
            after = now;
            for (v, a) in labels[(t - 1) * LABELS..t * LABELS].iter_mut().zip(after) {
                *v *= a;
            }
        }
        Some(Counts { labels, log_sum })
    }
}

impl Default for Chain {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teacher_pulls_by_as_much_as_is_missing() {
        let mut gradient = Vec::new();
        let told = [vec![(0, 1000)], vec![(0, 600), (4, 400)]];
        let chain = Chain::new();
        let loss = chain.follow(None, &[0.0; 2 * LABELS], &told, &mut gradient).unwrap();
        let ours = chain.chances(&[0.0; 2 * LABELS]);
        assert!(loss > 0.0);
        assert!((gradient[LABELS + 4] - (0.4 - ours[LABELS + 4])).abs() < 1e-6);
        for row in gradient.chunks(LABELS) {
            assert!(row.iter().sum::<f32>().abs() < 1e-4);
        }
    }

    #[test]
    fn likelihoods_add_up_and_pull_towards_what_is_allowed() {
        let mut gradient = Vec::new();
        let loss = Chain::new()
            .learn(None, (&[0.0; 2 * LABELS], &[1, 1]), &mut gradient, 0.1)
            .unwrap();
        assert!(loss > 0.0 && gradient[0] > 0.0);
        for row in gradient.chunks(LABELS) {
            assert!(row.iter().sum::<f32>().abs() < 1e-4);
        }
    }
}
