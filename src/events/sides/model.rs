//! The weights of `data/models/sides.bin`: whether an entity acts in an event, is acted upon, or has no part in it.

use std::sync::OnceLock;

use crate::classes;

pub(crate) const ACTOR: usize = 0;
pub(crate) const RECIPIENT: usize = 1;
pub(crate) const NEITHER: usize = 2;
pub(crate) const CLASSES: usize = 3;
/// Whose vectors are read: the trigger, and the word that heads the entity's mention.
pub(crate) const SLOTS: usize = 2;
/// Name of the model's file.
pub(crate) const NAME: &str = "sides";

/// What each clue says for each side.
pub(crate) type Weights = classes::Weights<CLASSES, SLOTS>;
/// What is seen of an event and an entity.
pub(crate) type Seen = classes::Seen<SLOTS>;

/// The model that comes with the crate; none if the file is empty or of another version: frames decide alone.
pub(crate) fn shipped() -> Option<&'static Weights> {
    static SHIPPED: OnceLock<Option<Weights>> = OnceLock::new();
    SHIPPED
        .get_or_init(|| Weights::from_bytes(NAME, include_bytes!("../../../data/models/sides.bin")).ok())
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
