//! The stretches of an article in which names are looked for: near words with a capital that may begin one.
//!
//! Elsewhere there is next to none. In a sentence that is not asked for by itself only what tells more of somebody in the
//! others is read: *Ilse Brandt*, if *Brandt* speaks later.

use std::collections::HashSet;
use std::ops::Range;

use super::clues::Clues;
use super::lists::{LISTS, PERSONS};
use crate::syntax::Upos;

/// Words before and after a capital that are read with it.
const NEAR: usize = 3;
/// Letters of the longest word within a name without a capital: *von der* of *Ilse von der Heide*.
const PARTICLE: usize = 3;

impl Clues<'_> {
    /// Looks for names only near words with a capital that may begin one; a sentence without any capital is read whole.
    ///
    /// Of sentences that stand `apart` (one answer a sentence) only those stretches are read that tell more of a name in
    /// one that does not.
    pub fn near_capitals(&mut self, apart: &[bool]) {
        let elsewhere = apart.contains(&true).then(|| Elsewhere::read(self, apart));
        let mut parts = Vec::new();
        for (sentence, apart) in self.sentences.iter().zip(apart) {
            let new = self.parts_of(sentence);
            match elsewhere.as_ref().filter(|_| *apart) {
                Some(names) => parts.extend(new.into_iter().filter(|part| names.tell_more(self, part, sentence))),
                None if sentence.clone().any(|i| self.forms[i].contains(char::is_uppercase)) => parts.extend(new),
                None => parts.push(sentence.clone()),
            }
        }
        self.parts = parts;
    }

    fn parts_of(&self, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for i in self.begins(sentence, sentence.start) {
            let (from, to) = (
                i.saturating_sub(NEAR).max(sentence.start),
                (i + NEAR + 1).min(sentence.end),
            );
            match parts.last_mut() {
                Some(part) if part.end >= from => part.end = to,
                _ => parts.push(from..to),
            }
        }
        parts
    }

    /// The words of a stretch that may begin a name; its sentence begins at `start`.
    fn begins(&self, stretch: &Range<usize>, start: usize) -> impl Iterator<Item = usize> {
        stretch.clone().filter(move |&i| self.may_begin(i, i == start))
    }

    /// Whether a word has a capital that a small word at the head of its sentence would not have too: *Narva*, *Bank*,
    /// *The* of *The Hague*, not *The* of *The bank*, nor *I*.
    fn may_begin(&self, i: usize, first: bool) -> bool {
        use Upos::{Adp, Cconj, Det, Pron, Sconj};
        let mut letters = self.forms[i].chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let others = letters.any(char::is_uppercase);
        let small = || matches!(self.tags.get(i), Some(tag) if matches!(tag.upos, Det | Pron | Adp | Cconj | Sconj));
        let followed = || i + 1 < self.forms.len() && self.look(i + 1).capital;
        others || capital && (!small() || followed() || !first && self.forms[i] != "I")
    }

    /// Whether a word is in lists, but in none of persons, nor part of a longer name there: *Norland* needs no first name.
    fn is_listed(&self, i: usize) -> bool {
        let lists = self.lists[i];
        lists != 0 && lists >> LISTS == 0 && lists & PERSONS == 0
    }

    /// The next word with a capital, if only particles stand between.
    fn neighbour(&self, mut words: impl Iterator<Item = usize>) -> Option<usize> {
        let next = words.find(|&k| self.look(k).capital || self.forms[k].len() > PARTICLE)?;
        self.look(next).capital.then(|| self.spellings.number(next))
    }

    fn before(&self, i: usize, sentence: &Range<usize>) -> Option<usize> {
        self.neighbour((sentence.start..i).rev().take(NEAR + 1))
    }

    fn after(&self, i: usize, sentence: &Range<usize>) -> Option<usize> {
        self.neighbour((i + 1..sentence.end).take(NEAR + 1))
    }
}

/// The spellings, by their numbers, that may begin names in the sentences that are asked for.
struct Elsewhere {
    asked: Vec<bool>,
    /// Where each stands first in the whole article.
    first: Vec<usize>,
    /// Those that stand beside each other there.
    pairs: HashSet<(usize, usize)>,
}

impl Elsewhere {
    fn read(clues: &Clues<'_>, apart: &[bool]) -> Elsewhere {
        let mut names = Elsewhere {
            asked: vec![false; clues.spellings.count()],
            first: clues.spellings.each(|i| i),
            pairs: HashSet::new(),
        };
        for (sentence, _) in clues.sentences.iter().zip(apart).filter(|(_, apart)| !**apart) {
            for i in clues.begins(sentence, sentence.start) {
                names.asked[clues.spellings.number(i)] |= !clues.is_listed(i);
            }
            for i in sentence.clone().filter(|&i| clues.look(i).capital) {
                let own = clues.spellings.number(i);
                names
                    .pairs
                    .extend(clues.before(i, sentence).map(|before| (before, own)));
            }
        }
        names
    }

    /// Whether a part of a sentence that stands apart introduces one of them, or has it in a longer name.
    fn tell_more(&self, clues: &Clues<'_>, part: &Range<usize>, sentence: &Range<usize>) -> bool {
        clues.begins(part, sentence.start).any(|i| {
            let own = clues.spellings.number(i);
            let new = |pair| !self.pairs.contains(&pair);
            self.asked[own]
                && (self.first[own] == i
                    || clues.before(i, sentence).is_some_and(|before| new((before, own)))
                    || clues.after(i, sentence).is_some_and(|after| new((own, after))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;
    use crate::syntax::pass::Tagged as Tag;
    use crate::syntax::{Deprel, Xpos};

    #[test]
    fn names_are_looked_for_near_capitals_and_in_sentences_without_any() {
        let text = "on monday the ships of the fleet left Narva for good . ana reyes left . He left and Ana too";
        let forms: Vec<&str> = text.split(' ').collect();
        let sentences = [0..12, 12..16, 16..21];
        let words = Words::default();
        let mut clues = Clues::new(&forms, &sentences, &[], &words, None);
        assert_eq!(clues.parts(), sentences);
        clues.near_capitals(&[false; 3]);
        assert_eq!(clues.parts(), [5..12, 12..16, 16..21]);
    }

    #[test]
    fn apart_a_name_is_looked_for_that_is_new_or_longer_there() {
        let text = "Brandt said so . Tom followed Brandt . then Ilse Brandt left . Ilse Brandt left .";
        let forms: Vec<&str> = text.split(' ').collect();
        let sentences = [0..4, 4..8, 8..13, 13..17];
        let words = Words::default();
        let read = |apart: [bool; 4]| {
            let mut clues = Clues::new(&forms, &sentences, &[], &words, None);
            clues.near_capitals(&apart);
            clues.parts().to_vec()
        };
        assert_eq!(read([false; 4]), sentences);
        // by itself *Brandt* tells nothing more, *Ilse Brandt* does
        assert_eq!(read([false, true, true, true]), [0..4, 8..13, 13..17]);
        assert_eq!(read([false, true, false, true]), [0..4, 8..13]);
        // where it stands first, somebody may be introduced
        assert_eq!(read([true, true, true, false]), [0..4, 8..13, 13..17]);
        assert_eq!(read([true; 4]), []);
    }

    #[test]
    fn a_listed_name_needs_no_more() {
        let forms: Vec<&str> = "Old Narva slept . Narva said so .".split(' ').collect();
        let sentences = [0..4, 4..8];
        let parts = |list: &str| {
            let words = Words::parse(list, "").unwrap();
            let mut clues = Clues::new(&forms, &sentences, &[], &words, None);
            clues.near_capitals(&[true, false]);
            clues.parts().len()
        };
        assert_eq!(parts("ana\t0\t1\n"), 2);
        assert_eq!(parts("narva\t0\t4\n"), 1);
        assert_eq!(parts("narva\t0\t2\n"), 2);
    }

    #[test]
    fn a_small_word_at_the_head_of_its_sentence_begins_no_name() {
        let forms: Vec<&str> = "The ships left The Hague . She saw them and I did not"
            .split(' ')
            .collect();
        let sentences = [0..6, 6..13];
        let tag = |form: &&str| Tag {
            upos: match form.to_lowercase().as_str() {
                "the" => Upos::Det,
                "she" | "i" => Upos::Pron,
                _ => Upos::X,
            },
            xpos: Xpos::Fw,
            deprel: Deprel::Dep,
            head: None,
        };
        let tags: Vec<Tag> = forms.iter().map(tag).collect();
        let words = Words::default();
        let mut clues = Clues::new(&forms, &sentences, &tags, &words, None);
        clues.near_capitals(&[false; 2]);
        assert_eq!(clues.parts(), [Range { start: 0, end: 6 }]);
    }
}
