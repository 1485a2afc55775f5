//! Names without a model: every run of proper nouns, `Ilse Brandt`, is a name of unknown kind.

use super::{Name, NameClass};
use crate::syntax::{Reading, Upos};

/// Runs of proper nouns within a sentence, all [`NameClass::Misc`].
pub fn find(reading: &Reading) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for sentence in &reading.tokens.sentences {
        let mut at = sentence.first as usize;
        while at < sentence.last as usize {
            let first = at;
            while at < sentence.last as usize && reading.upos(at) == Upos::Propn {
                at += 1;
            }
            if at > first {
                names.push(Name {
                    span: reading.cover(first, at - 1),
                    first: first as u32,
                    last: at as u32 - 1,
                    class: NameClass::Misc,
                    confidence: 0.5,
                });
            }
            at += 1;
        }
    }
    names
}
