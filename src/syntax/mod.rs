//! Tags, lemmas and the dependency tree of every sentence (Universal Dependencies 2.16, English).

pub mod labels;
pub mod reading;

pub use labels::{Deprel, Upos, Xpos};
pub use reading::{Reading, Word};
