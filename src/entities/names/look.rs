//! How a word looks: `U.N.-backed` is capitals, dots and a hyphen, begins with `u` and ends in `-ed`.
//!
//! Everything here depends on the word alone and is hashed once an article, however often the word returns.

use std::sync::{Arc, OnceLock};

use super::words::Words;
use crate::kept::Kept;
use crate::syntax::vectors::{Vectors, murmur};
use crate::tokens::spellings::Spellings;

/// Hashes of one word and of its parts.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Lower case, digits as zero.
    pub lower: u64,
    /// As written.
    pub cased: u64,
    /// `Xxxx`, runs cut at three.
    pub shape: u64,
    /// `Xx`, runs cut at one.
    pub brief: u64,
    /// First one to four letters.
    pub heads: [u64; 4],
    /// Last one to four letters.
    pub tails: [u64; 4],
    /// The first three parts around hyphens, if there is one.
    pub parts: Vec<u64>,
    /// Begins with a capital.
    pub capital: bool,
    /// Has no small letter.
    pub shouted: bool,
    /// Row of its word vector.
    pub row: Option<u32>,
    /// Groups of that vector.
    pub groups: Option<[u16; 3]>,
    /// Brown cluster.
    pub path: Option<u32>,
    /// What the word by itself says to its neighbours (`alone.rs`), once it has been asked.
    pub alone: OnceLock<Vec<i16>>,
    /// Its first coordinates in the network (`net.rs`), once that has read it.
    pub first: OnceLock<Vec<f32>>,
}

/// Looks by spelling, kept from one article to the next.
pub type Looks = Kept<Arc<Look>>;

impl Look {
    pub(super) fn new(word: &str, words: &Words, vectors: Option<&Vectors<'_>>) -> Look {
        let lower = fold(word);
        let text = |tag: u64, s: &str| murmur(s.as_bytes(), tag);
        let row = vectors.and_then(|v| v.row(word));
        Look {
            lower: text(1, &lower),
            cased: text(2, word),
            shape: text(3, &shape(word, 3)),
            brief: text(4, &shape(word, 1)),
            heads: [1, 2, 3, 4].map(|k| text(10 + k as u64, head(&lower, k))),
            tails: [1, 2, 3, 4].map(|k| text(20 + k as u64, tail(&lower, k))),
            parts: if lower.contains('-') {
                lower.split('-').take(3).map(|p| text(1, p)).collect()
            } else {
                Vec::new()
            },
            capital: word.chars().next().is_some_and(char::is_uppercase),
            shouted: !word.chars().any(char::is_lowercase),
            row,
            groups: row.and_then(|r| words.groups(r)),
            path: words.path(word, &lower),
            alone: OnceLock::new(),
            first: OnceLock::new(),
        }
    }
}

/// The look of each spelling.
pub fn look(forms: &[&str], spellings: &Spellings, kept: &mut Looks, new: impl Fn(&str) -> Look) -> Vec<Arc<Look>> {
    kept.turn();
    spellings.each(|i| {
        let at = match kept.find(forms[i]) {
            Some(at) => at,
            None => kept.insert(forms[i], Arc::new(new(forms[i]))),
        };
        Arc::clone(kept.at(at))
    })
}

/// Lower case, digits as zero, straight apostrophes.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '0'..='9' => out.push('0'),
            '’' => out.push('\''),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn shape(word: &str, longest: usize) -> String {
    let mut out = String::new();
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars() {
        let kind = match c {
            c if c.is_numeric() => 'd',
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            '’' => '\'',
            c => c,
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= longest {
            out.push(kind);
        }
    }
    out
}

fn head(word: &str, k: usize) -> &str {
    word.char_indices().nth(k).map_or(word, |(i, _)| &word[..i])
}

fn tail(word: &str, k: usize) -> &str {
    word.char_indices().rev().nth(k - 1).map_or(word, |(i, _)| &word[i..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_the_shape_of_words() {
        assert_eq!(shape("U.N.-backed", 3), "X.X.-xxx");
        assert_eq!(shape("Narva", 1), "Xx");
        assert_eq!((head("narva", 2), tail("narva", 2), tail("ä", 3)), ("na", "va", "ä"));
    }

    #[test]
    fn looks_at_equal_words_once() {
        let mut kept = Looks::default();
        let new = |word: &str| Look::new(word, &Words::default(), None);
        let forms = ["Narva", "said", "Narva"];
        let looks = look(&forms, &Spellings::of(forms), &mut kept, new);
        assert_eq!(looks.len(), 2);
        let again = look(&["said"], &Spellings::of(["said"]), &mut kept, |_| Look::default());
        assert!(Arc::ptr_eq(&again[0], &looks[1]));
    }
}
