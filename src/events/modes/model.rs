//! The weights of `data/models/modes.bin`: which of the modes of its type an event has, or none.

use std::sync::OnceLock;

use crate::classes::{self, WIDTH, row};
use crate::events::senses::clues::Clues;
use crate::lexicon::plover::TYPES;
#[cfg(any(test, feature = "train"))]
use crate::lexicon::plover::modes;

/// As many modes as a type has at most and, last, none.
pub(crate) const CLASSES: usize = 17;
pub(crate) const NONE: usize = CLASSES - 1;
/// Of each type the vectors of the trigger and of its object: what a word says of one type says nothing of another.
pub(crate) const SLOTS: usize = 2 * TYPES.len();
/// Name of the model's file.
pub(crate) const NAME: &str = "modes";
/// Kind of all clues, which are those of the word's sense, by type.
const OF_TYPE: u64 = 40;

/// What each clue says for each mode.
pub(crate) type Weights = classes::Weights<CLASSES, SLOTS>;
/// What is seen of an event.
pub(crate) type Seen = classes::Seen<SLOTS>;

/// The model that comes with the crate; none if the file is empty or of another version: the rows of the sheets decide
/// alone.
pub(crate) fn shipped() -> Option<&'static Weights> {
    static SHIPPED: OnceLock<Option<Weights>> = OnceLock::new();
    SHIPPED
        .get_or_init(|| Weights::from_bytes(NAME, include_bytes!("../../../data/models/modes.bin")).ok())
        .as_ref()
}

/// The number of a mode of a type.
#[cfg(any(test, feature = "train"))]
pub(crate) fn class(kind: &str, mode: Option<&str>) -> usize {
    let known = mode.and_then(|mode| modes(kind).iter().position(|m| *m == mode));
    known.unwrap_or(NONE)
}

/// What is seen of the event of a type at a token.
pub(crate) fn seen(clues: &mut Clues, token: usize, kind: &str) -> Option<Seen> {
    let number = TYPES.iter().position(|t| *t == kind)?;
    let of_type = |clue: u32| row(OF_TYPE, u64::from(clue), number as u64);
    let [own, _, object, ..] = clues.vectors(token);
    let mut vectors = [[0; WIDTH]; SLOTS];
    (vectors[number], vectors[TYPES.len() + number]) = (own, object);
    Some(Seen {
        rows: clues.rows(token).into_iter().map(of_type).collect(),
        vectors,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_whole() {
        assert!(shipped().is_some());
    }

    #[test]
    fn every_mode_has_a_number() {
        assert!(TYPES.iter().all(|kind| modes(kind).len() < CLASSES));
        assert_eq!(class("PROTEST", Some("riot")), 1);
        assert_eq!(class("AID", None), NONE);
    }
}
