//! The mode of an event whose row has none, or that no row found, as annotated articles teach it.
//!
//! "She *called* the vote a farce" is disapproval, "they *called* on the army to leave" a demand to yield.

pub(crate) mod model;

use super::Event;
use super::senses::SHORTEST;
use super::senses::clues::Clues;
use crate::classes::{chances, likeliest};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::lexicon::plover::modes;
use crate::syntax::Reading;
use model::{NONE, seen, shipped};

/// A mode is taken from this chance.
const BECOMES: f32 = 0.6;

/// Gives modes to events that have none.
pub(super) fn settle(r: &Reading, entities: &Entities, lexicon: &Lexicon, events: &mut [Event]) {
    let weights = shipped().filter(|_| r.tokens.sentences.len() >= SHORTEST);
    let Some(weights) = weights else { return };
    let mut clues = Clues::new(r, entities, lexicon, events);
    let mut found = Vec::new();
    for (e, event) in events.iter().enumerate() {
        let known = modes(event.kind);
        if event.mode.is_some() || known.is_empty() {
            continue;
        }
        let Some(seen) = seen(&mut clues, event.token as usize, event.kind) else {
            continue;
        };
        let chances = chances(&weights.odds(&seen));
        let best = likeliest(&chances[..NONE.min(known.len())]);
        if chances[best] >= BECOMES {
            found.push((e, known[best]));
        }
    }
    for (e, mode) in found {
        events[e].mode = Some(mode.to_string());
        events[e].why.push_str(", mode: learnt");
    }
}
