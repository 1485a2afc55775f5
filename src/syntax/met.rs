//! Spellings that have been met: *said* is looked at once, however often and in however many articles it returns.
//!
//! Everything kept here follows from the spelling alone, so that it makes no difference to what is read.

use super::features::Features;
use super::levels::Levels;
use super::model::Model;
use super::vectors::Vectors;
use crate::lexicon::hash::Lookup;

/// Spellings that are kept; then all are forgotten.
pub(super) const KEPT: usize = 16_384;

/// The first coordinates of every spelling met.
#[derive(Debug, Clone, Default)]
pub struct Met {
    places: Lookup<Box<str>, u32>,
    first: Vec<f32>,
    input: Vec<f32>,
    levels: Levels,
    out: Vec<f32>,
}

impl Met {
    /// The first coordinates of a word.
    pub fn first(&mut self, form: &str, model: &Model, vectors: Option<&Vectors<'_>>) -> &[f32] {
        let h = model.hidden;
        let at = match self.places.get(form) {
            Some(&at) => at as usize,
            None => self.meet(form, model, vectors),
        };
        &self.first[at * h..(at + 1) * h]
    }

    fn meet(&mut self, form: &str, model: &Model, vectors: Option<&Vectors<'_>>) -> usize {
        if self.places.len() >= KEPT {
            self.places.clear();
            self.first.clear();
        }
        let at = self.places.len();
        let word = Features::of(form, |key| model.knows(key), vectors);
        self.input.clear();
        model.input_of(&word, vectors, &mut self.input);
        self.levels.cut_signed(&self.input, self.input.len());
        model.input.apply(&self.levels, &mut self.out);
        self.first.extend_from_slice(&self.out[..model.hidden]);
        self.places.insert(form.into(), at as u32);
        at
    }
}
