//! Spellings that have been met: *said* is looked at once, however often and in however many articles it returns.
//!
//! Everything kept here follows from the spelling alone, so that it makes no difference to what is read.

use super::features::Features;
use super::levels::Levels;
use super::model::Model;
use super::vectors::Vectors;
use crate::kept::Kept;

/// The first coordinates of every spelling met.
#[derive(Debug, Clone, Default)]
pub struct Met {
    first: Kept<Box<[f32]>>,
    /// Where those of each spelling of the article lie, and after how many turns they did.
    places: Vec<Option<(u32, u32)>>,
    input: Vec<f32>,
    levels: Levels,
    out: Vec<f32>,
}

impl Met {
    /// Begins an article of so many spellings.
    pub fn begin(&mut self, spellings: usize) {
        self.places.clear();
        self.places.resize(spellings, None);
    }

    /// The first coordinates of a word, whose spelling has this number in the article.
    pub fn first(&mut self, number: usize, form: &str, model: &Model, vectors: Option<&Vectors<'_>>) -> &[f32] {
        let known = self.places[number].filter(|(turns, _)| *turns == self.first.turns());
        let at = known.map_or_else(
            || match self.first.find(form) {
                Some(at) => at,
                None => self.meet(form, model, vectors),
            },
            |(_, at)| at,
        );
        self.places[number] = Some((self.first.turns(), at));
        self.first.at(at)
    }

    fn meet(&mut self, form: &str, model: &Model, vectors: Option<&Vectors<'_>>) -> u32 {
        let word = Features::of(form, |key| model.knows(key), vectors);
        self.input.clear();
        model.input_of(&word, vectors, &mut self.input);
        self.levels.cut_signed(&self.input, self.input.len());
        model.input.apply(&self.levels, &mut self.out);
        self.first.turn();
        self.first.insert(form, self.out[..model.hidden].into())
    }
}
