//! Learns what words mean as events, and measures it.

use super::adagrad::Recipe;
use super::classes::{Example, rates, train as train_classes};
use super::senses_data::Corpus;
use crate::error::{Error, Result};
use crate::events::senses::model::{CLASSES, NAME, NONE, SLOTS, Weights};

/// Thresholds that are measured: an event of the sheets stays from the first chance, a word becomes one from the second.
const STAYS: [f32; 4] = [0.0, 0.02, 0.05, 0.1];
const BECOMES: [f32; 6] = [0.2, 0.3, 0.4, 0.5, 0.6, 2.0];

/// The numbers of the recipe.
pub const RECIPE: Recipe = Recipe {
    epochs: 10,
    rate: 0.08,
    pull: 0.0,
    drop: 0.15,
    least: 0.02,
    seed: 1,
};

/// Prints how well it does with articles that it did not see, learns from all, and writes the model.
pub fn train(out: &str, corpus: &Corpus, others: &Corpus, recipe: Recipe) -> Result<()> {
    let print = |what: &str, examples: &[Example<SLOTS>], chances: &[[f32; CLASSES]]| {
        let corpus = if what == "others" { others } else { corpus };
        println!("{what}: precision, recall, F1 of words and types, percent");
        for (stays, becomes) in STAYS.iter().flat_map(|s| BECOMES.map(|b| (*s, b))) {
            let [p, r, f1] = score(examples, chances, corpus.events, stays, becomes);
            println!("stays {stays:.2} becomes {becomes:.1}: {p:.1} {r:.1} {f1:.1}");
        }
    };
    let weights: Weights = train_classes(&corpus.examples, &others.examples, recipe, print);
    std::fs::write(out, weights.to_bytes(NAME)).map_err(|e| Error::new(out, e.to_string()))
}

fn score(examples: &[Example<SLOTS>], chances: &[[f32; CLASSES]], all: usize, stays: f32, becomes: f32) -> [f32; 3] {
    let (mut right, mut count) = (0, 0);
    for (e, chances) in examples.iter().zip(chances) {
        let best = (0..NONE).fold(
            0,
            |best, class| if chances[class] > chances[best] { class } else { best },
        );
        let said = match e.ruled {
            NONE if chances[best] >= becomes => best,
            NONE => NONE,
            told if 1.0 - chances[NONE] >= stays => told,
            _ => NONE,
        };
        count += usize::from(said != NONE);
        right += usize::from(said != NONE && said == e.answer);
    }
    rates(right, count, all)
}
