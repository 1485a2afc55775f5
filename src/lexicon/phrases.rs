//! A table of phrases, looked up by the longest run of words: `prime minister` before `minister`.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::hash::{Lookup, Spelling};

/// Phrases of one or more words, and what each means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    rows: Lookup<String, T>,
    /// First and last words of the phrases, so that most look-ups end at once.
    firsts: HashSet<String, BuildHasherDefault<Spelling>>,
    lasts: HashSet<String, BuildHasherDefault<Spelling>>,
    longest: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            rows: Lookup::default(),
            firsts: HashSet::default(),
            lasts: HashSet::default(),
            longest: 0,
        }
    }
}

/// The words of a phrase, roughly as the tokens of a text are cut.
fn words(phrase: &str) -> impl DoubleEndedIterator<Item = &str> {
    phrase.split([' ', '-', '–']).filter(|w| !w.is_empty())
}

/// `Reyes's` is `Reyes` and `'s`: what is left before a possessive mark.
fn stem(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix('\''))
        .unwrap_or(word)
}

impl<T> Phrases<T> {
    /// Adds a phrase; a later row wins.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let parts = words(phrase).count();
        let marks = phrase.matches(['-', '\'', '–', '.', ',']).count();
        self.longest = self.longest.max(parts + marks);
        // "co-founder" may be one token or three
        let firsts = [words(phrase).next(), phrase.split(' ').next()];
        let lasts = [words(phrase).next_back(), phrase.rsplit(' ').next()];
        self.firsts
            .extend(firsts.into_iter().flatten().map(|w| stem(w).to_owned()));
        self.lasts
            .extend(lasts.into_iter().flatten().map(|w| stem(w).to_owned()));
        self.rows.insert(phrase.to_owned(), value);
    }

    /// What exactly this phrase means.
    pub fn get(&self, phrase: &str) -> Option<&T> {
        self.rows.get(phrase)
    }

    /// Whether any phrase begins with this word.
    pub fn may_start(&self, word: &str) -> bool {
        self.firsts.contains(word)
    }

    /// The longest phrase that ends with token `end`; `text(a, b)` gives the words from token `a` to `b`, inclusive.
    pub fn ending<S: AsRef<str>>(
        &self,
        first: usize,
        end: usize,
        text: impl Fn(usize, usize) -> S,
    ) -> Option<(usize, &T)> {
        if !self.lasts.contains(text(end, end).as_ref()) {
            return None;
        }
        let from = first.max((end + 1).saturating_sub(self.longest.min(8)));
        (from..=end).find_map(|start| self.rows.get(text(start, end).as_ref()).map(|value| (start, value)))
    }

    /// The longest phrase that starts with token `start` and ends before token `end`; its last token and meaning.
    pub fn starting<S: AsRef<str>>(
        &self,
        start: usize,
        end: usize,
        text: impl Fn(usize, usize) -> S,
    ) -> Option<(usize, &T)> {
        if !self.may_start(text(start, start).as_ref()) {
            return None;
        }
        let upto = end.min(start + self.longest.min(8));
        (start..upto)
            .rev()
            .find_map(|last| self.rows.get(text(start, last).as_ref()).map(|value| (last, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut table = Phrases::default();
        table.insert("minister", 1);
        table.insert("prime minister", 2);
        let words = ["the", "prime", "minister", "left"];
        let text = |a: usize, b: usize| words[a..=b].join(" ");
        assert_eq!(table.ending(0, 2, text), Some((1, &2)));
        assert_eq!(table.ending(2, 2, text), Some((2, &1)));
        assert_eq!(table.starting(1, 4, text), Some((2, &2)));
        assert_eq!(table.starting(3, 4, text), None);
    }
}
