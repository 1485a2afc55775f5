//! Learns what words mean as events, and measures it.

use super::adagrad::Recipe;
use super::classes::{self, rates};
use super::senses_data::{Corpus, add};
use crate::classes::likeliest;
use crate::error::Result;
use crate::events::senses::model::{CLASSES, NAME, NONE};

/// Thresholds that are measured: an event of the sheets stays from the first chance, a word becomes one from the second.
pub(super) const STAYS: [f32; 4] = [0.0, 0.05, 0.1, 0.2];
pub(super) const BECOMES: [f32; 6] = [0.2, 0.3, 0.4, 0.5, 0.6, 2.0];

/// Reads annotated articles, prints how well the model does with those that it did not see and with others, learns from all,
/// and writes the model.
pub fn train(out: &str, folders: &[String], others: &[String], recipe: Recipe) -> Result<()> {
    let print = |what: &str, corpus: &Corpus, chances: &[[f32; CLASSES]]| {
        println!("{what}: precision, recall, F1 of words and types, percent");
        for (stays, becomes) in STAYS.iter().flat_map(|s| BECOMES.map(|b| (*s, b))) {
            let [p, r, f1] = score(corpus, chances, stays, becomes);
            println!("stays {stays:.2} becomes {becomes:.1}: {p:.1} {r:.1} {f1:.1}");
        }
    };
    classes::make((NAME, out), (folders, others), recipe, add, print)
}

pub(super) fn score(corpus: &Corpus, chances: &[[f32; CLASSES]], stays: f32, becomes: f32) -> [f32; 3] {
    let (mut right, mut count) = (0, 0);
    for (e, chances) in corpus.examples.iter().zip(chances) {
        let best = likeliest(&chances[..NONE]);
        let said = match e.ruled {
            NONE if chances[best] >= becomes => best,
            NONE => NONE,
            told if 1.0 - chances[NONE] >= stays => told,
            _ => NONE,
        };
        count += usize::from(said != NONE);
        right += usize::from(said != NONE && said == e.answer);
    }
    rates(right, count, corpus.sought[0])
}
