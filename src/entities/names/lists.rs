//! Words and phrases that stand in lists of first names, surnames, cities, countries, organisations: *Ana Reyes left New York*.

use super::look::fold;
use super::words::Words;

/// Bits of [`Words::lists`].
pub const LISTS: u16 = 8;
/// That of first names.
pub const FIRST: u16 = 1;
/// Those of first names and surnames.
pub const PERSONS: u16 = 3;
/// Longest phrase looked up.
const PHRASE: usize = 4;

/// Marks words in lists, longest phrase first: bits for single words, the same bits shifted for phrases.
pub fn mark(forms: &[&str], words: &Words, lists: &mut [u16], capital: impl Fn(usize) -> bool) {
    let mut i = 0;
    let mut phrase = String::new();
    while i < forms.len() {
        if !capital(i) {
            i += 1;
            continue;
        }
        phrase.clear();
        let (mut best, mut bits) = (1, 0);
        for n in 1..=PHRASE.min(forms.len() - i) {
            if n > 1 {
                phrase.push(' ');
            }
            phrase.push_str(&fold(forms[i + n - 1]));
            let found = words.lists(&phrase);
            if found != 0 {
                (best, bits) = (n, if n > 1 { found << LISTS } else { found });
            }
        }
        lists[i..i + best].fill(bits);
        i += best;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let words = Words::parse("ana\t0\t1\nold\t0\t2\nold narva\t0\t4\n", "").unwrap();
        let mut lists = [0; 4];
        mark(&["Ana", "left", "Old", "Narva"], &words, &mut lists, |i| i != 1);
        assert_eq!(lists, [1, 0, 4 << LISTS, 4 << LISTS]);
    }
}
