//! The phrases of the sheets by their first word. Most words of a text begin none: a filter of first letters, lengths
//! and last letters says so without a look-up.

use super::super::hash::Lookup;
use super::{Classes, Phrase};

/// First words longer than this share a row of the filter.
const LENGTHS: usize = 16;
/// Longest first word that is turned to lower case without an allocation.
const SHORT: usize = 24;

/// What a word can begin.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The phrases that begin with it, the longest first.
    pub phrases: Vec<Phrase>,
    /// The classes of their senses, and those the word has of itself.
    pub classes: Classes,
}

/// All first words.
#[derive(Debug, Clone, Default)]
pub(super) struct Heads {
    rows: Lookup<String, Head>,
    /// By first byte and length: a bit for each last letter.
    filter: Vec<u32>,
}

impl Heads {
    /// The row of a word in lower case, made if there is none.
    pub fn entry(&mut self, word: &str) -> &mut Head {
        self.filter.resize(128 * LENGTHS, 0);
        if let Some((cell, bit)) = cell(word.as_bytes()) {
            self.filter[cell] |= bit;
        }
        self.rows.entry(word.to_owned()).or_default()
    }

    /// The row of a word in any case.
    pub fn get(&self, word: &str) -> Option<&Head> {
        let bytes = word.as_bytes();
        let Some((cell, bit)) = cell(bytes) else {
            return self.rows.get(&word.to_lowercase());
        };
        if self.filter.get(cell)? & bit == 0 {
            return None;
        }
        let mut lower = [0; SHORT];
        match lower.get_mut(..bytes.len()).filter(|_| word.is_ascii()) {
            Some(lower) => {
                lower.copy_from_slice(bytes);
                lower.make_ascii_lowercase();
                self.rows.get(std::str::from_utf8(lower).ok()?)
            }
            None => self.rows.get(&word.to_lowercase()),
        }
    }
}

/// Where the filter knows the word; `None` if it begins or ends outside ASCII.
fn cell(word: &[u8]) -> Option<(usize, u32)> {
    let (first, last) = (word.first()?.to_ascii_lowercase(), word.last()?.to_ascii_lowercase());
    let cell = usize::from(first) * LENGTHS + word.len().min(LENGTHS) - 1;
    (first.is_ascii() && last.is_ascii()).then_some((cell, 1 << (last & 31)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let mut heads = Heads::default();
        for word in ["thursday", "½", "$", "a", "straßenfest"] {
            heads.entry(word).classes = Classes::UNIT;
        }
        for word in ["Thursday", "THURSDAY", "½", "$", "A", "Straßenfest"] {
            assert!(heads.get(word).is_some(), "{word}");
        }
        for word in ["thursdays", "", "€", "b"] {
            assert!(heads.get(word).is_none(), "{word}");
        }
    }
}
