//! Runs the model over the sentences of an article: `Ana Reyes left Narva` gives a person and a place.

use std::ops::Range;

use super::agree::agree;
use super::edges::trim;
use super::labels::{name_class, spans};
use super::model::Model;
use super::path::Paths;
use super::{Name, NameClass};
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

/// The names in the sentences of an article, in order, each read as the article reads it elsewhere.
pub fn find(model: &Model, forms: &[&str], sentences: &[Range<usize>]) -> Vec<Tagged> {
    let mut names = tag(model, forms, sentences);
    trim(&mut names, forms);
    agree(&mut names, forms, sentences);
    names
}

/// The names that the model sees in each sentence by itself.
fn tag(model: &Model, forms: &[&str], sentences: &[Range<usize>]) -> Vec<Tagged> {
    let clues = model.clues(forms, sentences);
    let (mut rows, mut ends, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let mut paths = Paths::default();
    let mut names = Vec::new();
    for sentence in sentences {
        clues.sentence(sentence.clone(), &mut rows, &mut ends);
        model.score(&rows, &ends, &mut scores);
        paths.find(&scores, &model.transitions);
        let found = spans(&paths.labels);
        if found.is_empty() {
            continue;
        }
        paths.look_back(&scores, &model.transitions);
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
    }
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
