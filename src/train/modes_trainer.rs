//! Learns which mode an event has, and measures it.

use super::adagrad::Recipe;
use super::classes;
use super::modes_data::{Corpus, add};
use crate::error::Result;
use crate::events::modes::model::{CLASSES, NAME};

/// Thresholds that are measured: a mode of the row stays from the first chance, another becomes one from the second.
const STAYS: [f32; 4] = [0.0, 0.05, 0.1, 0.2];
const BECOMES: [f32; 5] = [0.4, 0.5, 0.6, 0.7, 2.0];

/// Reads annotated articles, prints how well the model does with those that it did not see and with others, learns from all,
/// and writes the model.
pub fn train(out: &str, folders: &[String], others: &[String], recipe: Recipe) -> Result<()> {
    let print = |what: &str, corpus: &Corpus, chances: &[[f32; CLASSES]]| {
        println!("{what}: percent of modes that are right, none too");
        for (stays, becomes) in STAYS.iter().flat_map(|s| BECOMES.map(|b| (*s, b))) {
            let right = corpus.examples.iter().zip(chances);
            let right = right.filter(|(e, chances)| classes::said(e.ruled, chances, stays, becomes) == e.answer);
            let percent = 100.0 * right.count() as f32 / corpus.sought[0].max(1) as f32;
            println!("stays {stays:.2} becomes {becomes:.1}: {percent:.1}");
        }
    };
    classes::make((NAME, out), (folders, others), recipe, add, print)
}
