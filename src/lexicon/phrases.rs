//! A table of phrases, looked up by the longest run of words: `prime minister` before `minister`.

use std::collections::HashMap;

/// Phrases of one or more words, and what each means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    rows: HashMap<String, T>,
    longest: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            rows: HashMap::new(),
            longest: 0,
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; a later row wins.
    pub fn insert(&mut self, phrase: &str, value: T) {
        self.longest = self.longest.max(phrase.split(' ').count());
        self.rows.insert(phrase.to_owned(), value);
    }

    /// What exactly this phrase means.
    pub fn get(&self, phrase: &str) -> Option<&T> {
        self.rows.get(phrase)
    }

    /// Words of the longest phrase.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The longest phrase that ends with the word at `end`; `word(i)` gives the words from `first` on.
    pub fn ending<'w>(&self, first: usize, end: usize, word: impl Fn(usize) -> &'w str) -> Option<(usize, &T)> {
        let from = first.max((end + 1).saturating_sub(self.longest));
        (from..=end).find_map(|start| {
            let phrase = (start..=end).map(&word).collect::<Vec<_>>().join(" ");
            self.rows.get(&phrase).map(|value| (start, value))
        })
    }

    /// The longest phrase that starts with the word at `start` and ends before `end`.
    pub fn starting<'w>(&self, start: usize, end: usize, word: impl Fn(usize) -> &'w str) -> Option<(usize, &T)> {
        let upto = end.min(start + self.longest);
        (start + 1..=upto).rev().find_map(|stop| {
            let phrase = (start..stop).map(&word).collect::<Vec<_>>().join(" ");
            self.rows.get(&phrase).map(|value| (stop - 1, value))
        })
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
        assert_eq!(table.ending(0, 2, |i| words[i]), Some((1, &2)));
        assert_eq!(table.ending(2, 2, |i| words[i]), Some((2, &1)));
        assert_eq!(table.starting(1, 4, |i| words[i]), Some((2, &2)));
        assert_eq!(table.starting(3, 4, |i| words[i]), None);
    }
}
