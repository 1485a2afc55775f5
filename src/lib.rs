//! `dateline` turns English news text into tables: who said what, and who did what to whom, where and when.

mod classes;
pub mod cursor;
pub mod entities;
pub mod error;
pub mod events;
pub mod kept;
pub mod lexicon;
pub mod pipeline;
#[cfg(feature = "python")]
mod python;
pub mod quotes;
pub mod records;
pub mod shelf;
pub mod stop;
pub mod syntax;
pub mod text;
pub mod time;
pub mod tokens;
#[cfg(feature = "train")]
pub mod train;
mod weights;

/// Readers of models that are no part of the interface, for the fuzzer (`fuzz/targets/model.rs`).
#[cfg(fuzzing)]
pub mod readers {
    /// Whether these bytes are weights for quotes.
    pub fn quotes(bytes: &[u8]) -> bool {
        crate::quotes::learned::Model::from_bytes(bytes).is_ok()
    }

    /// Whether these bytes are weights for events.
    pub fn events(bytes: &[u8]) -> bool {
        crate::events::learned::Weights::from_bytes(bytes).is_ok()
    }

    /// Whether these bytes are a model that chooses between classes.
    pub fn classes(bytes: &[u8]) -> bool {
        crate::classes::Weights::<3, 2>::from_bytes("sides", bytes).is_ok()
    }

    /// Whether these bytes are a network of words' senses.
    pub fn senses_net(bytes: &[u8]) -> bool {
        crate::events::senses::net::Net::from_bytes(bytes).is_ok()
    }
}

pub use error::{Error, Result};
pub use pipeline::{Extractor, Options};
pub use records::{Document, Id};
