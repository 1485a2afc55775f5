//! Learns which triggers are events: AdaGrad on the logarithm of the chance of the right answer, with clues hidden at random
//! and a pull to zero.

use std::fmt;

use super::adagrad::{Learner, Recipe};
use super::events_data::{Corpus, Example, Source};
use crate::error::{Error, Result};
use crate::events::gate::LEAST;
use crate::events::learned::{ROWS, Weights};

/// How many parts the examples are cut into when they are measured.
const FOLDS: usize = 4;
/// Log-odds that are measured.
const GATES: [f32; 5] = [-2.0, -1.7, -1.4, LEAST, -0.8];

/// The numbers of the recipe.
pub const RECIPE: Recipe = Recipe {
    epochs: 6,
    rate: 0.1,
    pull: 0.0005,
    drop: 0.3,
    least: 0.04,
    seed: 1,
};

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
    let examples = corpus.gate.iter().filter(|e| takes(e)).collect();
    let weights = Learner::new(recipe, ROWS).learn(examples, |learner, example: &Example, rate| {
        let rows = learner.keep(&example.clues);
        let chance = 1.0 / (1.0 + (-learner.sum(&rows)).exp());
        let slope = (example.answer - chance) * example.weight;
        if slope.abs() >= 1e-4 {
            learner.update(&rows, slope, rate);
        }
    });
    Weights::from_floats(&weights, recipe.least)
}
