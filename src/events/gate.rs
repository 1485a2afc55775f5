//! What looks like an event and is none: "We *called* the plumber", "the striker *attacked* from the left".
//!
//! A linear model over the trigger's row, the parties, the words around it and the first words of the article.

use super::Event;
use super::learned::{Weights, row, word};
use crate::entities::{Entities, Entity, EntityType};
use crate::syntax::{Reading, Upos};

/// Log-odds below which a trigger is none: fewer than one in four would be an event.
pub(crate) const LEAST: f32 = -1.1;
/// How many words to either side of the trigger are looked at.
const REACH: usize = 30;
/// How many words of the beginning of the article.
const OPENING: usize = 40;

/// Kinds of clues.
mod clue {
    pub const BIAS: u64 = 1;
    pub const KIND: u64 = 2;
    pub const ROW: u64 = 3;
    pub const NO_PARTY: u64 = 4;
    pub const PARTY: u64 = 5;
    pub const SECTOR: u64 = 6;
    pub const NOUN: u64 = 7;
    pub const PUBLIC: u64 = 8;
    pub const WORD: u64 = 9;
    pub const BESIDE: u64 = 10;
    pub const OPENING: u64 = 11;
}

/// The gate of one article.
pub(crate) struct Gate<'a, 'r> {
    r: &'a Reading<'r>,
    entities: &'a Entities,
    opening: Vec<u32>,
}

impl<'a, 'r> Gate<'a, 'r> {
    /// Looks at the first words.
    pub(crate) fn new(r: &'a Reading<'r>, entities: &'a Entities) -> Self {
        let nouns = (0..r.len().min(OPENING)).filter(|&i| matches!(r.upos(i), Upos::Noun | Upos::Propn));
        let mut opening: Vec<u32> = nouns.map(|i| row(clue::OPENING, word(r.lemma(i)), 0)).collect();
        opening.sort_unstable();
        opening.dedup();
        Gate { r, entities, opening }
    }

    /// Whether the model takes it for an event; without a model all are.
    pub(super) fn passes(&self, event: &Event) -> bool {
        Weights::shipped().is_none_or(|weights| weights.sum(&self.clues(event)) >= LEAST)
    }

    /// The rows of an event's clues.
    pub(crate) fn clues(&self, event: &Event) -> Vec<u32> {
        let kind = word(event.kind);
        let lexeme = event.why.split(": \"").next().unwrap_or_default();
        let mut rows = vec![
            row(clue::BIAS, 0, 0),
            row(clue::KIND, kind, 0),
            row(clue::ROW, word(lexeme), 0),
        ];
        for (side, parties) in [(1, &event.actors), (2, &event.recipients)] {
            if parties.is_empty() {
                rows.extend([row(clue::NO_PARTY, side, 0), row(clue::NO_PARTY, side, kind)]);
            }
            let parties = parties
                .iter()
                .take(3)
                .filter_map(|&e| self.entities.entities.get(e as usize));
            parties.for_each(|entity| party(entity, side, &mut rows));
        }
        let all = event.actors.iter().chain(&event.recipients);
        let public = all
            .filter_map(|&e| self.entities.entities.get(e as usize))
            .filter(|e| is_public(e));
        rows.push(row(clue::PUBLIC, public.count().min(4) as u64, 0));
        self.words(event, &mut rows);
        rows.extend(&self.opening);
        rows
    }

    fn words(&self, event: &Event, rows: &mut Vec<u32>) {
        let (r, token) = (self.r, event.token as usize);
        let sentence = r.sentence(token).tokens();
        let near = token.saturating_sub(REACH).max(sentence.start)..(token + REACH).min(sentence.end);
        let mut words: Vec<u32> = near.map(|i| row(clue::WORD, word(r.form(i)), 0)).collect();
        words.sort_unstable();
        words.dedup();
        rows.extend(words);
        let span = r.tokens_in(event.trigger);
        for step in 1..=2 {
            let before = span.start.checked_sub(step).filter(|i| *i >= sentence.start);
            let after = Some(span.end + step - 1).filter(|i| *i < sentence.end);
            for (side, i) in [(step, before), (step + 2, after)] {
                rows.extend(i.map(|i| row(clue::BESIDE, side as u64, word(r.form(i)))));
            }
        }
    }
}

fn party(entity: &Entity, side: u64, rows: &mut Vec<u32>) {
    let kind = entity.kind as u64;
    let side = 2 * side + u64::from(entity.country.is_some());
    rows.push(row(clue::PARTY, side, kind));
    rows.push(row(clue::SECTOR, side / 2, word(entity.sector.unwrap_or("-"))));
    let small = entity.name.chars().all(|c| !c.is_uppercase());
    if entity.kind == EntityType::Group || small {
        let noun = entity.name.split_whitespace().next_back().unwrap_or_default();
        rows.push(row(clue::NOUN, side / 2, word(noun)));
    }
}

fn is_public(entity: &Entity) -> bool {
    entity.sector.is_some() || entity.country.is_some()
}
