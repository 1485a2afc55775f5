//! What the network of `net.rs` is asked of a word's place: its tags, what it names, what the sheets tell there.

use super::clues::Clues;
use super::model::NONE;
use crate::entities::EntityType;
use crate::lexicon::plover::TYPES;
use crate::syntax::{Deprel, Upos};

const UPOS: usize = 0;
const DEPREL: usize = UPOS + Upos::ALL.len();
const THING: usize = DEPREL + Deprel::ALL.len();
const TOLD: usize = THING + EntityType::COUNT;
const QUOTED: usize = TOLD + NONE;
const FIRST: usize = QUOTED + 1;
/// How many questions there are.
pub(crate) const PLACES: usize = FIRST + 1;

/// Tells which questions about the place of word `i` are to be answered with yes.
pub(crate) fn place(clues: &Clues, i: usize, yes: &mut dyn FnMut(usize)) {
    let r = clues.r;
    yes(UPOS + r.upos(i) as usize);
    yes(DEPREL + r.deprel(i) as usize);
    let entity = clues.entities.entity_at(i);
    if let Some(entity) = entity.and_then(|e| clues.entities.entities.get(e as usize)) {
        yes(THING + entity.kind as usize);
    }
    let told = clues.event(i).map(|event| event.kind);
    if let Some(kind) = told.and_then(|told| TYPES.iter().position(|kind| *kind == told)) {
        yes(TOLD + kind);
    }
    if r.quotation(i).is_some() {
        yes(QUOTED);
    }
    if r.sentence_index(i) == 0 {
        yes(FIRST);
    }
}
