//! Learns to choose: AdaGrad on the chance of the right candidate, with clues hidden at random and a pull to zero.

use super::adagrad::{Learner, Recipe};
use super::quotes_data::{Corpus, Example};
use super::quotes_score::{Scores, score};
use crate::error::{Error, Result};
use crate::quotes::learned::{BITS, Model, Question, Table};

/// The numbers of the recipe.
pub const RECIPE: Recipe = Recipe {
    epochs: 6,
    rate: 0.1,
    pull: 0.0005,
    drop: 0.3,
    least: 0.03,
    seed: 1,
};

/// How often each written sentence is taken.
const TIMES: usize = 4;

/// Runs whose mean is taken.
const RUNS: u64 = 4;

/// Learns from a corpus, written sentences and folders of annotated articles, writes the model, and measures it on
/// another corpus. Without epochs it only measures.
pub fn train(
    out: &str,
    corpus: &str,
    written: &str,
    dev: &str,
    annotated: &[String],
    recipe: Recipe,
) -> Result<Scores> {
    let fault = |e: std::io::Error| Error::new(out, e.to_string());
    let dev = Corpus::read(dev)?;
    let model = if recipe.epochs == 0 {
        Model::from_bytes(&std::fs::read(out).map_err(fault)?)?
    } else {
        let mut corpus = Corpus::read(corpus)?;
        corpus.read_written(written, TIMES)?;
        for folder in annotated {
            corpus.read_annotated(folder)?;
        }
        let model = learn(&corpus, recipe);
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

/// The mean of some runs, each in another order with other clues hidden: what one learns by chance the others do not.
fn table(examples: &[Example], recipe: Recipe) -> Table {
    let mut sum = vec![0.0; 1 << BITS];
    for run in 0..RUNS {
        let recipe = Recipe {
            seed: recipe.seed + run,
            ..recipe
        };
        let weights = Learner::new(recipe, 1 << BITS).learn(examples.iter().collect(), step);
        sum.iter_mut().zip(weights).for_each(|(sum, w)| *sum += w);
    }
    sum.iter_mut().for_each(|w| *w /= RUNS as f32);
    Table::from_weights(&sum, recipe.least)
}

fn step(learner: &mut Learner, example: &Example, rate: f32) {
    let question = &example.question;
    let kept: Vec<Vec<u32>> = (0..question.ends.len())
        .map(|p| learner.keep(question.clues(p)))
        .collect();
    let parts: Vec<f32> = kept.iter().map(|rows| learner.sum(rows)).collect();
    let chances = chances(question, &parts);
    let mut slopes = vec![0.0; parts.len()];
    for (candidate, chance) in chances.iter().enumerate() {
        let slope = f32::from(u8::from(candidate == example.answer)) - chance;
        question.parts(candidate).for_each(|p| slopes[p] += slope);
    }
    for (rows, slope) in kept.iter().zip(slopes).filter(|(_, s)| s.abs() > 1e-4) {
        learner.update(rows, slope, rate);
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
