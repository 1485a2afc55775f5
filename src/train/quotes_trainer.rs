//! Learns to choose: AdaGrad on the chance of the right candidate, with clues hidden at random and a pull to zero.

use super::chance::Chance;
use super::quotes_data::{Corpus, Example};
use super::quotes_score::{Scores, score};
use crate::error::{Error, Result};
use crate::quotes::learned::{BITS, Model, Question, Table};

/// The numbers of the recipe.
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

impl Default for Recipe {
    fn default() -> Self {
        Recipe {
            epochs: 6,
            rate: 0.1,
            pull: 0.0005,
            drop: 0.3,
            least: 0.03,
            seed: 1,
        }
    }
}

/// Learns from one file, writes the model, and measures it on another file. Without epochs it only measures.
pub fn train(out: &str, corpus: &str, dev: &str, recipe: Recipe) -> Result<Scores> {
    let fault = |e: std::io::Error| Error::new(out, e.to_string());
    let dev = Corpus::read(dev)?;
    let model = if recipe.epochs == 0 {
        Model::from_bytes(&std::fs::read(out).map_err(fault)?)?
    } else {
        let model = learn(&Corpus::read(corpus)?, recipe);
        std::fs::write(out, model.to_bytes()).map_err(fault)?;
        model
    };
    Ok(score(&model, &dev))
}

/// Learns all tables.
fn learn(corpus: &Corpus, recipe: Recipe) -> Model {
    Model {
        cues: table(&corpus.cues, recipe),
        contents: table(&corpus.contents, recipe),
        sources: table(&corpus.sources, recipe),
        voices: table(&corpus.voices, recipe),
    }
}

fn table(examples: &[Example], recipe: Recipe) -> Table {
    let mut learner = Learner {
        recipe,
        weights: vec![0.0; 1 << BITS],
        squares: vec![0.0; 1 << BITS],
        chance: Chance::new(recipe.seed),
    };
    let total = (recipe.epochs * examples.len()).max(1);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut steps = 0;
    for _ in 0..recipe.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, (learner.chance.next() % (i as u64 + 1)) as usize);
        }
        for &i in &order {
            let left = 1.0 - 0.9 * steps as f32 / total as f32;
            learner.step(&examples[i], recipe.rate * left);
            steps += 1;
        }
    }
    // what some of the clues add up to in training, all of them do in use
    let shown = 1.0 - recipe.drop;
    learner.weights.iter_mut().for_each(|w| *w *= shown);
    Table::from_weights(&learner.weights, recipe.least)
}

struct Learner {
    recipe: Recipe,
    weights: Vec<f32>,
    squares: Vec<f32>,
    chance: Chance,
}

impl Learner {
    fn step(&mut self, example: &Example, rate: f32) {
        let question = &example.question;
        let kept: Vec<Vec<u32>> = (0..question.ends.len()).map(|p| self.keep(question.clues(p))).collect();
        let parts: Vec<f32> = kept
            .iter()
            .map(|rows| rows.iter().map(|&r| self.weights[r as usize]).sum())
            .collect();
        let chances = chances(question, &parts);
        let mut slopes = vec![0.0; parts.len()];
        for (candidate, chance) in chances.iter().enumerate() {
            let slope = f32::from(u8::from(candidate == example.answer)) - chance;
            question.parts(candidate).for_each(|p| slopes[p] += slope);
        }
        for (rows, slope) in kept.iter().zip(slopes).filter(|(_, s)| s.abs() > 1e-4) {
            for &row in rows {
                self.update(row as usize, slope, rate);
            }
        }
    }

    fn keep(&mut self, rows: &[u32]) -> Vec<u32> {
        let drop = self.recipe.drop;
        rows.iter().copied().filter(|_| self.chance.unit() >= drop).collect()
    }

    fn update(&mut self, row: usize, slope: f32, rate: f32) {
        let square = &mut self.squares[row];
        *square += slope * slope;
        let step = rate / (*square + 1e-6).sqrt();
        let weight = self.weights[row] + step * slope;
        self.weights[row] = weight.signum() * (weight.abs() - step * self.recipe.pull).max(0.0);
    }
}

fn chances(question: &Question, parts: &[f32]) -> Vec<f32> {
    let score = |c: usize| question.parts(c).map(|p| parts[p]).sum::<f32>();
    let mut scores: Vec<f32> = (0..question.candidates.len()).map(score).collect();
    let best = scores.iter().fold(f32::MIN, |m, s| m.max(*s));
    scores.iter_mut().for_each(|s| *s = (*s - best).exp());
    let total: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|s| *s /= total);
    scores
}
