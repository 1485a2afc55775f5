//! Runs the model over the sentences of an article, twice: `Ana Reyes left Narva` gives a person and a place, and the
//! second time `Reyes` further down is read in their light.

use std::ops::Range;

use super::clues::Clues;
use super::edges::trim;
use super::labels::{LABELS, name_class, spans};
use super::model::Model;
use super::path::Paths;
use super::recall::Recall;
use super::{Name, NameClass};
use crate::stop;
use crate::syntax::Reading;

/// A name by token numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it names.
    pub class: NameClass,
    /// 0–1.
    pub confidence: f32,
}

/// The names that the clues of an article give, in order, each read as the article reads it elsewhere.
pub fn find(model: &Model, clues: &Clues<'_>) -> Vec<Tagged> {
    let mut names = tag(model, clues);
    trim(&mut names, clues.forms());
    names
}

/// The labels of a first reading, each sentence by itself; `all` takes the scores they come from.
pub fn first(model: &Model, clues: &Clues<'_>, all: &mut Vec<i32>) -> Vec<u8> {
    let mut buffers = Default::default();
    let mut paths = Paths::default();
    let mut labels = vec![0; clues.forms().len()];
    *all = model.beside(clues);
    let mut done = 0;
    for sentence in clues.parts() {
        stop::point();
        let scores = &mut all[done..done + sentence.len() * LABELS];
        done += scores.len();
        model.read(clues, sentence.clone(), &mut buffers, scores);
        paths.find(scores, &model.transitions);
        labels[sentence.clone()].copy_from_slice(&paths.labels);
    }
    labels
}

/// Reads the article twice; `each` gets the sentences with the scores of the second reading.
pub fn twice(model: &Model, clues: &Clues<'_>, mut each: impl FnMut(&Range<usize>, &[i32])) {
    let mut all = Vec::new();
    let labels = first(model, clues, &mut all);
    let recall = Recall::new(clues, labels);
    let (mut rows, mut ends) = (Vec::new(), Vec::new());
    let mut done = 0;
    for sentence in clues.parts() {
        stop::point();
        let scores = &mut all[done..done + sentence.len() * LABELS];
        done += scores.len();
        clues.recalled(sentence.clone(), &recall, &mut rows, &mut ends);
        model.score_more(&rows, &ends, scores);
        each(sentence, scores);
    }
}

/// The names that the model sees.
fn tag(model: &Model, clues: &Clues<'_>) -> Vec<Tagged> {
    let mut paths = Paths::default();
    let mut names = Vec::new();
    twice(model, clues, |sentence, scores| {
        paths.find(scores, &model.transitions);
        let found = spans(&paths.labels);
        if found.is_empty() {
            return;
        }
        paths.look_back(scores, &model.transitions);
        for (first, end, class) in found {
            let Some(class) = name_class(class) else { continue };
            let margin = (first..end).map(|t| paths.margin(t)).min().unwrap_or(0);
            names.push(Tagged {
                first: sentence.start + first,
                end: sentence.start + end,
                class,
                confidence: confidence(margin as f32 * model.step),
            });
        }
    });
    names
}

/// Half for a tie, nine tenths for a distance of four.
fn confidence(margin: f32) -> f32 {
    1.0 - 1.0 / (2.0 + 2.0 * margin.max(0.0))
}

impl Tagged {
    /// The name with its place in the text.
    pub fn name(&self, reading: &Reading) -> Name {
        Name {
            span: reading.cover(self.first, self.end - 1),
            first: self.first as u32,
            last: self.end as u32 - 1,
            class: self.class,
            confidence: self.confidence,
        }
    }
}
