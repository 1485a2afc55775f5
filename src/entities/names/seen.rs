//! What the network of `net.rs` is told of a word: spelling, cluster and vector; and of its place in the article.

use std::ops::Range;

use super::clues::Clues;
use super::lists::LISTS;
use super::look::Look;
use crate::syntax::features::{FLAGS, Features, SLOTS as SPELLING, Slot, input_width};
use crate::syntax::vectors::Vectors;
use crate::syntax::{Deprel, Upos};

/// Tables of learnt vectors: those of the tagger, then two for the Brown cluster.
pub const SLOTS: [Slot; SPELLING.len() + 2] = {
    let mut slots = [Slot { rows: 1024, width: 16 }; SPELLING.len() + 2];
    let mut i = 0;
    while i < SPELLING.len() {
        slots[i] = SPELLING[i];
        i += 1;
    }
    slots[SPELLING.len() + 1] = Slot { rows: 2048, width: 24 };
    slots
};

/// Coordinates of a word by itself.
pub const INPUTS: usize = input_width(&SLOTS);

const USAGE: usize = 3;
const LIST: usize = USAGE + 8;
const UPOS: usize = LIST + 2 * LISTS as usize;
const DEPREL: usize = UPOS + Upos::ALL.len();
/// Questions about a word's place.
pub const PLACES: usize = DEPREL + Deprel::ALL.len();

/// A word by itself.
pub struct Word {
    /// A row of each table of [`SLOTS`].
    pub rows: [u32; SLOTS.len()],
    /// Its row among the word vectors.
    pub vector: Option<u32>,
    /// Yes-or-no questions about it.
    pub flags: [bool; FLAGS],
}

impl Word {
    /// Looks at a word; `known` says which spellings have a meaning of their own.
    pub fn of(form: &str, look: &Look, known: impl Fn(u64) -> bool, vectors: Option<&Vectors<'_>>) -> Word {
        let word = Features::of(form, known, vectors);
        let mut rows = [0; SLOTS.len()];
        rows[..SPELLING.len()].copy_from_slice(&word.rows);
        // row 0 is for words of no cluster
        if let Some(path) = look.path {
            rows[SPELLING.len()] = 1 + (path & 1023) % (SLOTS[SPELLING.len()].rows as u32 - 1);
            let spread = path.wrapping_mul(0x9e37_79b1) >> 8;
            rows[SPELLING.len() + 1] = 1 + spread % (SLOTS[SPELLING.len() + 1].rows as u32 - 1);
        }
        Word {
            rows,
            vector: word.vector,
            flags: word.flags,
        }
    }
}

/// Tells which questions about the place of word `i` are to be answered with yes.
pub fn place(clues: &Clues<'_>, sentence: &Range<usize>, i: usize, headline: bool, yes: &mut dyn FnMut(usize)) {
    let ends = [i == sentence.start, i + 1 == sentence.end, headline];
    (0..USAGE).filter(|&k| ends[k]).for_each(&mut *yes);
    if clues.look(i).capital {
        let usage = clues.usage(i);
        for (k, times) in [usage.low, usage.capital, usage.beside].into_iter().enumerate() {
            (0..times.min(2) as usize).for_each(|n| yes(USAGE + 2 * k + n));
        }
        let neighbours = [usage.before, usage.after];
        (0..2).filter(|&k| neighbours[k] != 0).for_each(|k| yes(USAGE + 6 + k));
    }
    let lists = clues.lists[i];
    (0..2 * LISTS as usize)
        .filter(|bit| lists >> bit & 1 == 1)
        .for_each(|bit| yes(LIST + bit));
    if let Some(tag) = clues.tags.get(i) {
        yes(UPOS + tag.upos as usize);
        yes(DEPREL + tag.deprel as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::words::Words;

    #[test]
    fn tells_of_a_word_and_of_its_place() {
        let forms = ["Jumia", "has", "hired", "Ana", "Reyes", "in", "spring"];
        let sentence = 0..7;
        let words = Words::parse("ana\t0\t1\nhired\t1012\t0\n", "").unwrap();
        let clues = Clues::new(&forms, std::slice::from_ref(&sentence), &[], &words, None);
        let clusters = |i: usize| Word::of(forms[i], clues.look(i), |_| true, None).rows[SPELLING.len()..].to_vec();
        assert_eq!(clusters(0), [0, 0]);
        assert!(clusters(2).iter().all(|&row| row > 0));
        let yes = |i: usize| {
            let mut told = Vec::new();
            place(&clues, &sentence, i, false, &mut |k| told.push(k));
            told
        };
        // first of its sentence; once capitalised within one, beside another, which follows; in a list of first names
        assert_eq!(yes(0), [0]);
        assert_eq!(yes(3), [USAGE + 2, USAGE + 4, USAGE + 7, LIST]);
        assert_eq!(yes(6), [1]);
        for (word, rows) in [(0, SLOTS[0].rows), (SLOTS.len() - 1, SLOTS[SLOTS.len() - 1].rows)] {
            assert!((Word::of("Narva", clues.look(0), |_| true, None).rows[word] as usize) < rows);
        }
    }
}
