//! AdaGrad with a shrinking rate and a pull to zero, clues hidden at random: how names, quotations and events are learnt.

use super::chance::Chance;

/// The numbers of a recipe.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Times through the corpus.
    pub epochs: usize,
    /// First rate; the last one is a tenth of it.
    pub rate: f32,
    /// Pull towards zero.
    pub pull: f32,
    /// Share of clues hidden.
    pub drop: f32,
    /// Weights nearer to zero are not written.
    pub least: f32,
    /// Of the shuffling and hiding.
    pub seed: u64,
}

impl Recipe {
    /// The rate after some of all steps.
    pub(super) fn rate_after(&self, steps: usize, total: usize) -> f32 {
        self.rate * (1.0 - 0.9 * steps as f32 / total as f32)
    }

    /// Share of clues shown: what these add up to in training, all of them do in use.
    pub(super) fn shown(&self) -> f32 {
        1.0 - self.drop
    }
}

/// Moves a weight; `square` is the sum of its squared slopes.
pub(super) fn adjust(weight: &mut f32, square: &mut f32, slope: f32, rate: f32, pull: f32) {
    *square += slope * slope;
    let step = rate / (*square + 1e-6).sqrt();
    let moved = *weight + step * slope;
    *weight = moved.signum() * (moved.abs() - step * pull).max(0.0);
}

/// A table with one weight a row.
pub(super) struct Learner {
    recipe: Recipe,
    weights: Vec<f32>,
    squares: Vec<f32>,
    chance: Chance,
}

impl Learner {
    pub(super) fn new(recipe: Recipe, rows: usize) -> Learner {
        Learner {
            recipe,
            weights: vec![0.0; rows],
            squares: vec![0.0; rows],
            chance: Chance::new(recipe.seed),
        }
    }

    /// Shows all examples as often as the recipe says, each time in a new order; `step` takes one and the rate.
    pub(super) fn learn<T>(mut self, mut examples: Vec<&T>, step: impl Fn(&mut Learner, &T, f32)) -> Vec<f32> {
        let total = self.recipe.epochs * examples.len();
        for epoch in 0..self.recipe.epochs {
            self.chance.shuffle(&mut examples);
            for (i, example) in examples.iter().enumerate() {
                let rate = self.recipe.rate_after(epoch * examples.len() + i, total);
                step(&mut self, example, rate);
            }
        }
        let shown = self.recipe.shown();
        self.weights.iter_mut().for_each(|w| *w *= shown);
        self.weights
    }

    /// Some rows less those hidden by chance.
    pub(super) fn keep(&mut self, rows: &[u32]) -> Vec<u32> {
        let drop = self.recipe.drop;
        rows.iter().copied().filter(|_| self.chance.unit() >= drop).collect()
    }

    /// What some rows add up to.
    pub(super) fn sum(&self, rows: &[u32]) -> f32 {
        rows.iter().map(|&r| self.weights[r as usize]).sum()
    }

    /// Moves the weights of some rows.
    pub(super) fn update(&mut self, rows: &[u32], slope: f32, rate: f32) {
        for &row in rows {
            let row = row as usize;
            let (weight, square) = (&mut self.weights[row], &mut self.squares[row]);
            adjust(weight, square, slope, rate, self.recipe.pull);
        }
    }
}
