//! The weights of `data/models/senses.bin`: which of the sixteen types a word names, or none.

use std::sync::OnceLock;

use crate::classes;
use crate::lexicon::plover::TYPES;

/// The sixteen types and, last, none.
pub(crate) const CLASSES: usize = TYPES.len() + 1;
pub(crate) const NONE: usize = TYPES.len();
/// Whose vectors are read: the word itself, its subject, object, oblique and head, and the sentence.
pub(crate) const SLOTS: usize = 6;
/// Name of the model's file.
pub(crate) const NAME: &str = "senses";

/// What each clue says for each type.
pub(crate) type Weights = classes::Weights<CLASSES, SLOTS>;
/// What is seen of a word.
#[cfg(feature = "train")]
pub(crate) type Seen = classes::Seen<SLOTS>;

/// The model that comes with the crate; none if the file is empty or of another version: the rows of the sheets decide
/// alone.
pub(crate) fn shipped() -> Option<&'static Weights> {
    static SHIPPED: OnceLock<Option<Weights>> = OnceLock::new();
    SHIPPED
        .get_or_init(|| Weights::from_bytes(NAME, include_bytes!("../../../data/models/senses.bin")).ok())
        .as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_whole() {
        assert!(shipped().is_some());
    }
}
