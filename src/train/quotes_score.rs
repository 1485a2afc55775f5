//! How often a model chooses right where the cue is known, and how well it knows cues.

use std::fmt;

use super::quotes_data::{Corpus, Example};
use crate::quotes::learned::{Model, Table};

/// Shares in percent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scores {
    /// Precision, recall and F1 of cues.
    pub cues: [f64; 3],
    /// Stretches in marks that are rightly taken for speech or not.
    pub voices: f64,
    /// Contents of known cues that are right to the word.
    pub contents: f64,
    /// Sources of known cues.
    pub sources: f64,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [p, r, f1] = self.cues;
        write!(
            f,
            "cues P {p:.1} R {r:.1} F1 {f1:.1}; contents {:.1}; sources {:.1}; voices {:.1}",
            self.contents, self.sources, self.voices
        )
    }
}

/// Measures a model.
pub(crate) fn score(model: &Model, corpus: &Corpus) -> Scores {
    let chosen = |e: &Example, table: &Table| e.question.choose(table).map_or(0, |c| c.candidate);
    let (mut right, mut found, mut marked) = (0.0, 0.0, 0.0);
    for example in &corpus.cues {
        let (answer, choice) = (example.answer == 1, chosen(example, &model.cues) == 1);
        marked += f64::from(u8::from(answer));
        found += f64::from(u8::from(choice));
        right += f64::from(u8::from(answer && choice));
    }
    let share = |examples: &[Example], table: &Table, missed: usize| {
        let right = examples
            .iter()
            .filter(|e| e.exact && chosen(e, table) == e.answer)
            .count();
        100.0 * right as f64 / (examples.len() + missed).max(1) as f64
    };
    let per = |n: f64, of: f64| if of > 0.0 { 100.0 * n / of } else { 0.0 };
    Scores {
        cues: [per(right, found), per(right, marked), per(2.0 * right, found + marked)],
        contents: share(&corpus.contents, &model.contents, corpus.far),
        sources: share(&corpus.sources, &model.sources, 0),
        voices: share(&corpus.voices, &model.voices, 0),
    }
}
