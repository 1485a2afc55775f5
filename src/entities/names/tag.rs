//! Runs the model over the sentences of an article, twice: `Ana Reyes left Narva` gives a person and a place, and the
//! second time `Reyes` further down is read in their light.

use std::ops::Range;

use super::clues::Clues;
use super::edges::trim;
use super::labels::{LABELS, name_class, spans};
use super::model::Model;
use super::path::{Paths, Transitions};
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

/// From this distance on, what the clues say of all words of a part stands: neither the network nor a second reading
/// would change it.
const SURE: f32 = 2.0;

/// What a reading gives.
#[derive(Debug)]
pub struct Labels {
    /// The label of each word of the article.
    pub labels: Vec<u8>,
    /// How far the best labels of a word's part lie from the best that label the word otherwise.
    margins: Vec<i32>,
    /// Of each part, whether the clues alone left some word unsure.
    unsure: Vec<bool>,
    /// What speaks for each label of each word, one part after the other.
    scores: Vec<i32>,
}

impl Labels {
    /// Each part with its scores and whether it is unsure.
    pub fn parts(&self, clues: &Clues<'_>) -> impl Iterator<Item = (Range<usize>, &[i32], bool)> {
        let mut rest = &self.scores[..];
        clues.parts().iter().zip(&self.unsure).map(move |(part, &unsure)| {
            let (scores, others) = rest.split_at(part.len() * LABELS);
            rest = others;
            (part.clone(), scores, unsure)
        })
    }

    /// Labels the unsure parts by their scores, to which `more` adds.
    fn read(&mut self, clues: &Clues<'_>, transitions: &Transitions, mut more: impl FnMut(&Range<usize>, &mut [i32])) {
        let mut paths = Paths::default();
        let mut rest = &mut self.scores[..];
        for (part, unsure) in clues.parts().iter().zip(&self.unsure) {
            let (scores, others) = std::mem::take(&mut rest).split_at_mut(part.len() * LABELS);
            rest = others;
            if !unsure {
                continue;
            }
            stop::point();
            more(part, scores);
            paths.find(scores, transitions);
            paths.measure(scores, transitions);
            self.labels[part.clone()].copy_from_slice(&paths.labels);
            self.margins[part.clone()].copy_from_slice(&paths.margins);
        }
    }
}

/// The names that the clues of an article give, in order, each read as the article reads it elsewhere.
pub fn find(model: &Model, clues: &Clues<'_>) -> Vec<Tagged> {
    let Labels { labels, margins, .. } = twice(model, clues);
    let mut names = Vec::new();
    for part in clues.parts() {
        for (first, end, class) in spans(&labels[part.clone()]) {
            let Some(class) = name_class(class) else { continue };
            let (first, end) = (part.start + first, part.start + end);
            let margin = margins[first..end].iter().min().copied().unwrap_or(0);
            names.push(Tagged {
                first,
                end,
                class,
                confidence: confidence(margin as f32 * model.step),
            });
        }
    }
    trim(&mut names, clues.forms());
    names
}

/// Reads each part of an article by itself: by its clues, and if these are unsure by the network too.
pub fn first(model: &Model, clues: &Clues<'_>) -> Labels {
    let (parts, words) = (clues.parts(), clues.forms().len());
    let mut found = Labels {
        labels: vec![0; words],
        margins: vec![0; words],
        unsure: vec![true; parts.len()],
        scores: vec![0; parts.iter().map(Range::len).sum::<usize>() * LABELS],
    };
    let mut buffers = Default::default();
    found.read(clues, model.transitions_of(false), |part, scores| {
        model.read(clues, part.clone(), &mut buffers, scores);
    });
    let sure = (SURE / model.step) as i32;
    for (part, unsure) in parts.iter().zip(&mut found.unsure) {
        *unsure = found.margins[part.clone()].iter().any(|&margin| margin < sure);
    }
    if let Some(net) = model.net() {
        let unsure: Vec<_> = found.parts(clues).filter(|part| part.2).map(|part| part.0).collect();
        let told = net.scores(clues, &unsure, model.step);
        let mut told = told.iter();
        found.read(clues, model.transitions_of(true), |_, scores| {
            scores
                .iter_mut()
                .zip(&mut told)
                .for_each(|(score, more)| *score += more);
        });
    }
    found
}

/// Reads the article a second time in the light of the first.
pub fn twice(model: &Model, clues: &Clues<'_>) -> Labels {
    let mut found = first(model, clues);
    let recall = Recall::new(clues, found.labels.clone());
    let (mut rows, mut ends) = (Vec::new(), Vec::new());
    found.read(clues, model.transitions_of(true), |part, scores| {
        clues.recalled(part.clone(), &recall, &mut rows, &mut ends);
        model.score_more(&rows, &ends, scores);
    });
    found
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
