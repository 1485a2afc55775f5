//! Learns which triggers are events: AdaGrad on the logarithm of the chance of the right answer, with clues hidden at random
//! and a pull to zero.

use std::fmt;

use super::chance::Chance;
use super::events_data::{Corpus, Example, Source};
use crate::error::{Error, Result};
use crate::events::gate::LEAST;
use crate::events::learned::{ROWS, Weights};

/// How many parts the examples are cut into when they are measured.
const FOLDS: usize = 4;
/// Log-odds that are measured.
const GATES: [f32; 5] = [-2.0, -1.7, -1.4, LEAST, -0.8];

/// The numbers of the recipe.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Times through the examples.
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

impl Default for Recipe {
    fn default() -> Self {
        Recipe {
            epochs: 6,
            rate: 0.1,
            pull: 0.0005,
            drop: 0.3,
            least: 0.04,
            seed: 1,
        }
    }
}

/// What the gate does with texts that they did not see.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// For each threshold: coded events, triggers in news, and triggers of other texts that pass, percent.
    pub gate: Vec<(f32, [f64; 3])>,
    /// Of the written sentences for measuring, with the model as it is written: events that pass, others that are
    /// stopped, and how many there are of either.
    pub written: [usize; 4],
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (least, [coded, news, other]) in &self.gate {
            writeln!(
                f,
                "gate {least:.1}: passes coded {coded:.1} % news {news:.1} % other {other:.1} %"
            )?;
        }
        let [events, stopped, all, none] = self.written;
        writeln!(
            f,
            "written: {events} of {all} events pass, {stopped} of {none} others are stopped"
        )
    }
}

/// Learns from a corpus, writes the model, and measures it on folds and on the sentences kept for it.
pub fn train(out: &str, corpus: &Corpus, recipe: Recipe) -> Result<Scores> {
    let mut scores = Scores {
        gate: GATES.iter().map(|g| (*g, [0.0; 3])).collect(),
        ..Scores::default()
    };
    let mut seen = [0usize; 3];
    for fold in 0..FOLDS {
        let weights = learn(corpus, recipe, |e| e.fold % FOLDS != fold);
        for e in corpus.gate.iter().filter(|e| e.fold % FOLDS == fold) {
            let group = match e.source {
                Source::Coded => 0,
                Source::News => 1,
                Source::Other => 2,
                Source::Written => continue,
            };
            seen[group] += 1;
            let odds = weights.sum(&e.clues);
            scores
                .gate
                .iter_mut()
                .filter(|(least, _)| odds >= *least)
                .for_each(|(_, n)| n[group] += 1.0);
        }
    }
    for (_, passed) in &mut scores.gate {
        passed
            .iter_mut()
            .zip(seen)
            .for_each(|(n, all)| *n *= 100.0 / all.max(1) as f64);
    }
    let weights = learn(corpus, recipe, |_| true);
    for (triggers, is_event) in &corpus.check {
        let passes = triggers.iter().any(|clues| weights.sum(clues) >= LEAST);
        scores.written[usize::from(!is_event)] += usize::from(passes == *is_event);
        scores.written[2 + usize::from(!is_event)] += 1;
    }
    std::fs::write(out, weights.to_bytes()).map_err(|e| Error::new(out, e.to_string()))?;
    Ok(scores)
}

fn learn(corpus: &Corpus, recipe: Recipe, takes: impl Fn(&Example) -> bool) -> Weights {
    let mut learner = Learner {
        recipe,
        weights: vec![0.0; ROWS],
        squares: vec![0.0; ROWS],
        chance: Chance::new(recipe.seed),
    };
    let mut order: Vec<&Example> = corpus.gate.iter().filter(|e| takes(e)).collect();
    let total = recipe.epochs * order.len();
    for step in 0..total {
        let at = step % order.len();
        if at == 0 {
            learner.shuffle(&mut order);
        }
        let rate = recipe.rate * (1.0 - 0.9 * step as f32 / total as f32);
        learner.pass(order[at], rate);
    }
    // what some of the clues add up to in training, all of them do in use
    learner.weights.iter_mut().for_each(|w| *w *= 1.0 - recipe.drop);
    Weights::from_floats(&learner.weights, recipe.least)
}

struct Learner {
    recipe: Recipe,
    weights: Vec<f32>,
    squares: Vec<f32>,
    chance: Chance,
}

impl Learner {
    fn shuffle(&mut self, order: &mut [&Example]) {
        for i in (1..order.len()).rev() {
            order.swap(i, (self.chance.next() % (i as u64 + 1)) as usize);
        }
    }

    fn keep(&mut self, rows: &[u32]) -> Vec<u32> {
        rows.iter()
            .copied()
            .filter(|_| self.chance.unit() >= self.recipe.drop)
            .collect()
    }

    fn sum(&self, rows: &[u32]) -> f32 {
        rows.iter().map(|&r| self.weights[r as usize]).sum()
    }

    fn pass(&mut self, example: &Example, rate: f32) {
        let rows = self.keep(&example.clues);
        let chance = 1.0 / (1.0 + (-self.sum(&rows)).exp());
        self.update(&rows, (example.answer - chance) * example.weight, rate);
    }

    fn update(&mut self, rows: &[u32], slope: f32, rate: f32) {
        if slope.abs() < 1e-4 {
            return;
        }
        for &row in rows {
            let square = &mut self.squares[row as usize];
            *square += slope * slope;
            let step = rate / (*square + 1e-6).sqrt();
            let weight = self.weights[row as usize] + step * slope;
            self.weights[row as usize] = weight.signum() * (weight.abs() - step * self.recipe.pull).max(0.0);
        }
    }
}
