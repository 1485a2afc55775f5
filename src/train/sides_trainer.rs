//! Learns which side of an event an entity is on, and measures it.

use super::adagrad::Recipe;
use super::classes::{self, rates};
use super::sides_data::{Corpus, add};
use crate::error::Result;
use crate::events::sides::model::{ACTOR, CLASSES, NAME, RECIPIENT};

/// Thresholds that are measured: a party of the frame stays from the first chance, an entity becomes one from the second.
const STAYS: [f32; 4] = [0.0, 0.1, 0.2, 0.3];
const BECOMES: [f32; 5] = [0.4, 0.5, 0.6, 0.7, 2.0];

/// Reads annotated articles, prints how well the model does with those that it did not see and with others, learns from all,
/// and writes the model.
pub fn train(out: &str, folders: &[String], others: &[String], recipe: Recipe) -> Result<()> {
    let print = |what: &str, corpus: &Corpus, chances: &[[f32; CLASSES]]| {
        println!("{what}: precision, recall, F1 of actors, then of recipients, percent");
        for (stays, becomes) in STAYS.iter().flat_map(|s| BECOMES.map(|b| (*s, b))) {
            let [[ap, ar, af], [rp, rr, rf]] = score(corpus, chances, stays, becomes);
            println!("stays {stays:.1} becomes {becomes:.1}: {ap:.1} {ar:.1} {af:.1}, {rp:.1} {rr:.1} {rf:.1}");
        }
    };
    classes::make((NAME, out), (folders, others), recipe, add, print)
}

fn score(corpus: &Corpus, chances: &[[f32; CLASSES]], stays: f32, becomes: f32) -> [[f32; 3]; 2] {
    let mut counts = [[0; 2]; 2];
    for (e, chances) in corpus.examples.iter().zip(chances) {
        let said = classes::said(e.ruled, chances, stays, becomes);
        if let Some([right, count]) = counts.get_mut(said) {
            *count += 1;
            *right += usize::from(e.answer == said);
        }
    }
    [ACTOR, RECIPIENT].map(|side| rates(counts[side][0], counts[side][1], corpus.sought[side]))
}
